package io.rolecall.ingest.push;

import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.intake.Intake;
import io.rolecall.ingest.intake.Intakes;
import io.rolecall.ingest.intake.Outcome;
import io.rolecall.ingest.normalize.JsonForm;
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

/** One push while it goes on: hands its items on one by one and counts what became of them. For one thread. */
final class Push implements Outcome<Long> {
    static final String SOURCE = "push";
    private static final int MOST_WARNINGS = 50;
    private static final int LONGEST_MEMBER = 100;

    private final PushSettings settings;
    private final Clock clock;
    private final Intake<Long> intake;
    private final Progress progress;
    private final List<Refusal> errors = new ArrayList<>();
    private final Map<String, Long> ignored = new TreeMap<>();
    private long index;
    private long accepted;
    private long unchanged;
    private long refused;

    Push(Intakes intakes, PushSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intakes.open(this);
        this.progress = new Progress(clock);
    }

    void take(JsonNode item) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            switch (JsonForm.read(item, SOURCE, this::ignore)) {
                case JsonForm.Item.Open(var draft) -> intake.seen(index, draft, now);
                case JsonForm.Item.Closed(var source, var externalId) ->
                    intake.gone(index, Posting.idOf(source, externalId), ClosedReason.WITHDRAWN, now);
            }
        } catch (InvalidPostingException e) {
            intake.refused(index, e);
        }
        index++;
    }

    /** Counts an item that isn't even JSON. */
    void refuse(String field, String message) {
        intake.refused(index, new InvalidPostingException(field, message));
        index++;
    }

    @Override
    public void stored(Long item, Change change) {
        if (change instanceof Change.Material) {
            accepted++;
        } else {
            unchanged++;
        }
        progress.show(accepted, unchanged, refused);
    }

    @Override
    public void refused(Long item, InvalidPostingException why) {
        refused++;
        if (errors.size() < settings.maxErrors()) {
            String message = String.valueOf(why.getMessage())
                    .substring(why.field().length())
                    .strip();
            errors.add(new Refusal(item, why.field(), message));
        }
    }

    /** How many items were taken or refused. */
    long index() {
        return index;
    }

    /** Stores what is left. */
    PushResult end() {
        intake.flush();
        progress.end(accepted, unchanged, refused);
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

    private void ignore(String member) {
        String name = member.length() <= LONGEST_MEMBER ? member : member.substring(0, LONGEST_MEMBER) + "…";
        if (ignored.size() < MOST_WARNINGS || ignored.containsKey(name)) {
            ignored.merge(name, 1L, Long::sum);
        }
    }
}
