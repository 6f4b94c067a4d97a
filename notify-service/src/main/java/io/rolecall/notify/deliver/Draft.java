package io.rolecall.notify.deliver;

import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message while it is made up: what of its outlet was looked at, and what became of that. */
final class Draft {
    /** The delivery's. */
    final String id;

    final Outlet outlet;
    final Choice choice;

    /** The end of its window: what was found at or after it waits for the next. */
    final Instant end;

    /** What waits no longer: told already, or not to be told any more. */
    final Set<String> passed = new HashSet<>();

    /** Rows whose vacancy another delivery tells, with that one's id. */
    final Map<Row, String> elsewhere = new HashMap<>();

    private final List<Waiting.Batch> batches;
    private final List<String> rowIds;
    private int seen;

    Draft(Outlet outlet, DeliverySettings settings, Instant now) {
        this.id = outlet.deliveryId();
        this.outlet = outlet;
        this.choice = new Choice(
                settings.itemsPerMessage(), outlet.people() ? settings.itemsPerOrganization() : Integer.MAX_VALUE);
        this.end = outlet.schedule().end(now);
        this.batches = outlet.immediate()
                ? outlet.batches()
                : outlet.batches().stream().filter(b -> b.since().isBefore(end)).toList();
        this.rowIds = inTurns(batches);
    }

    /** In the order in which they were found, as far as nobody has to read them for that: one of each alert in turns. */
    private static List<String> inTurns(List<Waiting.Batch> batches) {
        int longest = batches.stream().mapToInt(b -> b.rowIds().size()).max().orElse(0);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            for (Waiting.Batch batch : batches) {
                if (i < batch.rowIds().size()) {
                    all.add(batch.rowIds().get(i));
                }
            }
        }
        return all;
    }

    /** The next rows to look at; none when the message is full. */
    List<String> look(int most) {
        if (choice.full()) {
            return List.of();
        }
        List<String> some = rowIds.subList(seen, Math.min(seen + most, rowIds.size()));
        seen += some.size();
        return some;
    }

    /** The rows that nobody looked at. */
    List<String> unseen() {
        return rowIds.subList(seen, rowIds.size());
    }

    /** Those of its batches of which more may wait elsewhere. */
    List<Waiting.Batch> crowded() {
        return batches.stream().filter(Waiting.Batch::crowded).toList();
    }

    /** Whether it belongs into this window. */
    boolean inTime(Row row) {
        return outlet.immediate() || row.matchedAt().isBefore(end);
    }

    /** Whether something of it waits on when these are told and what is passed has left. */
    boolean leaves(Set<String> told) {
        return batches.stream()
                .flatMap(b -> b.rowIds().stream())
                .anyMatch(id -> !told.contains(id) && !passed.contains(id));
    }

    /** What leaves the outlet's batches when these are told. */
    List<Waiting.Taken> taken(Set<String> told, Instant now) {
        Instant since = since(told, now);
        List<Waiting.Taken> taken = new ArrayList<>();
        for (Waiting.Batch batch : batches) {
            Set<String> gone = new HashSet<>(batch.rowIds());
            gone.removeIf(id -> !told.contains(id) && !passed.contains(id));
            taken.add(new Waiting.Taken(batch, gone, since));
        }
        return taken;
    }

    /**
     * Where the next window begins. People are told the rest when the next message is due; a program takes it at once, for it
     * has waited long enough.
     */
    Instant since(Set<String> told, Instant now) {
        if (!outlet.people() && leaves(told)) {
            return outlet.since().plusMillis(1);
        }
        return outlet.immediate() ? now : end;
    }

    /** When somebody has to come again for what is left. */
    Instant again(Set<String> told, DeliverySettings settings, Instant now) {
        return outlet.people() ? outlet.schedule().due(since(told, now), settings.immediateWindow()) : now;
    }
}
