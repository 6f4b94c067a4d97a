package io.rolecall.ingest.push;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.ingest.push.PushResult.Refusal;
import io.rolecall.ingest.push.PushResult.Warning;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One push while it goes on: takes its items one by one and keeps no more than a batch of them. For one thread. */
final class Push {
    static final String SOURCE = "push";
    private static final int MOST_WARNINGS = 50;
    private static final int LONGEST_MEMBER = 100;
    /** Normalising is most of the work, and is done for so many at once, on all cores; what waits for it is bounded. */
    private static final int TOGETHER = 32;

    private static final long TOGETHER_CHARACTERS = 1_000_000;

    private final Catalog catalog;
    private final PushSettings settings;
    private final Clock clock;
    private final List<Item> waiting = new ArrayList<>();
    private long waitingCharacters;
    private final List<Observation> batch = new ArrayList<>();
    private final List<Refusal> errors = new ArrayList<>();
    private final Map<String, Long> ignored = new TreeMap<>();
    private long index;
    private long accepted;
    private long unchanged;
    private long refused;

    Push(Catalog catalog, PushSettings settings, Clock clock) {
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    /** One item on its way to the batch, in its order: what it becomes, or why it can't. */
    private sealed interface Item {
        record Drafted(long index, Draft draft, Instant now) implements Item {}

        record Observed(Observation observation) implements Item {}

        record Refused(Refusal refusal) implements Item {}
    }

    void take(JsonNode item) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            switch (JsonForm.read(item, SOURCE, this::ignore)) {
                case JsonForm.Item.Open(var draft) -> {
                    waiting.add(new Item.Drafted(index, draft, now));
                    waitingCharacters += draft.characters();
                }
                case JsonForm.Item.Closed(var source, var externalId) ->
                    waiting.add(new Item.Observed(
                            new Observation.Gone(Posting.idOf(source, externalId), ClosedReason.WITHDRAWN, now)));
            }
            index++;
        } catch (InvalidPostingException e) {
            refuse(e.field(), message(e));
        }
        if (waiting.size() >= TOGETHER || waitingCharacters >= TOGETHER_CHARACTERS) {
            normalize();
        }
    }

    /** Counts an item that isn't even JSON. */
    void refuse(String field, String message) {
        waiting.add(new Item.Refused(new Refusal(index, field, message)));
        index++;
        if (waiting.size() >= TOGETHER) {
            normalize();
        }
    }

    private void normalize() {
        List<Item> items = List.copyOf(waiting);
        waiting.clear();
        waitingCharacters = 0;
        for (Item item : items.parallelStream().map(Push::normalized).toList()) {
            switch (item) {
                case Item.Observed(var observation) -> batch.add(observation);
                case Item.Refused(var refusal) -> {
                    refused++;
                    if (errors.size() < settings.maxErrors()) {
                        errors.add(refusal);
                    }
                }
                case Item.Drafted draft ->
                    throw new IllegalStateException("Item " + draft.index() + " is a draft still");
            }
        }
        if (batch.size() >= settings.batch()) {
            store();
        }
    }

    private static Item normalized(Item item) {
        if (!(item instanceof Item.Drafted drafted)) {
            return item;
        }
        try {
            return new Item.Observed(new Observation.Seen(Normalizer.normalize(drafted.draft(), drafted.now())));
        } catch (InvalidPostingException e) {
            return new Item.Refused(new Refusal(drafted.index(), e.field(), message(e)));
        }
    }

    /** How many items were taken or refused. */
    long index() {
        return index;
    }

    /** Stores what is left. */
    PushResult end() {
        normalize();
        store();
        return soFar();
    }

    /** What is stored by now. */
    PushResult soFar() {
        return new PushResult(
                accepted,
                unchanged,
                refused,
                List.copyOf(errors),
                ignored.entrySet().stream()
                        .map(e -> new Warning(e.getKey(), e.getValue(), "is no member of a posting and was ignored"))
                        .toList());
    }

    private void store() {
        if (batch.isEmpty()) {
            return;
        }
        for (Change change : catalog.observe(batch)) {
            if (change instanceof Change.Material) {
                accepted++;
            } else {
                unchanged++;
            }
        }
        batch.clear();
    }

    private void ignore(String member) {
        String name = member.length() <= LONGEST_MEMBER ? member : member.substring(0, LONGEST_MEMBER) + "…";
        if (ignored.size() < MOST_WARNINGS || ignored.containsKey(name)) {
            ignored.merge(name, 1L, Long::sum);
        }
    }

    private static String message(InvalidPostingException e) {
        return String.valueOf(e.getMessage()).substring(e.field().length()).strip();
    }
}
