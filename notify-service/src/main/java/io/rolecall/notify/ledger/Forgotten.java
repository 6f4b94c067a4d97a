package io.rolecall.notify.ledger;

import io.rolecall.notify.agenda.Agenda;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds the rows that wait to be told and are in no batch: what a crash between two writes or a full batch has left out. Looks
 * only at what is on the agenda, so that it takes as long as there is open work, however much was told before.
 */
@Component
public class Forgotten {
    /** Large, so that few batches are read more than once. */
    private static final int CHUNK = 50_000;

    private static final int ROWS = 1_000;
    private final Rows rows;
    private final Waiting waiting;
    private final Clock clock;

    Forgotten(Rows rows, Waiting waiting, Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Lets them wait in their alerts' batches again, and strikes out what is open no more. */
    public void waitAgain() {
        rows.agenda().each(CHUNK, this::see);
    }

    private void see(List<Agenda.Entry> entries) {
        Map<String, Set<String>> inNoBatch = new LinkedHashMap<>();
        for (Agenda.Entry entry : entries) {
            inNoBatch
                    .computeIfAbsent(Row.alertOf(entry.id()), a -> new LinkedHashSet<>())
                    .add(entry.id());
        }
        inNoBatch.forEach((alertId, rowIds) ->
                waiting.find(alertId).ifPresent(b -> b.rowIds().forEach(rowIds::remove)));
        Set<String> looked = new LinkedHashSet<>();
        inNoBatch.values().forEach(looked::addAll);
        if (looked.isEmpty()) {
            return;
        }
        Map<String, List<String>> add = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        List<String> ids = List.copyOf(looked);
        for (int from = 0; from < ids.size(); from += ROWS) {
            List<String> some = ids.subList(from, Math.min(from + ROWS, ids.size()));
            for (Row row : rows.find(some).values()) {
                if (row.waiting()) {
                    open.add(row.id());
                    add.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.id());
                }
            }
        }
        waiting.add(add, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        rows.agenda()
                .strikeAsRead(entries.stream()
                        .filter(e -> looked.contains(e.id()) && !open.contains(e.id()))
                        .filter(rows.agenda()::settled)
                        .toList());
    }
}
