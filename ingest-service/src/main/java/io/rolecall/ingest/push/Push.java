package io.rolecall.ingest.push;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.ingest.push.PushResult.Refusal;
import io.rolecall.ingest.push.PushResult.Warning;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.time.Clock;
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

    private final Catalog catalog;
    private final PushSettings settings;
    private final Clock clock;
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

    void take(JsonNode item) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            batch.add(
                    switch (JsonForm.read(item, SOURCE, this::ignore)) {
                        case JsonForm.Item.Open(var draft) -> new Observation.Seen(Normalizer.normalize(draft, now));
                        case JsonForm.Item.Closed(var source, var externalId) ->
                            new Observation.Gone(Posting.idOf(source, externalId), ClosedReason.WITHDRAWN, now);
                    });
            index++;
        } catch (InvalidPostingException e) {
            refuse(e.field(), message(e));
        }
        if (batch.size() >= settings.batch()) {
            store();
        }
    }

    /** Counts an item that isn't even JSON. */
    void refuse(String field, String message) {
        refused++;
        if (errors.size() < settings.maxErrors()) {
            errors.add(new Refusal(index, field, message));
        }
        index++;
    }

    /** How many items were taken or refused. */
    long index() {
        return index;
    }

    /** Stores what is left. */
    PushResult end() {
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
