package io.rolecall.notify.ledger;

import io.rolecall.notify.agenda.Agenda;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the rows that wait to be told and are in no batch: what a crash between two writes has left out, or a batch had no room for.
 * Looks only at what is on the agendas, so that it takes as long as there is open work, however much was told before.
 */
@Component
public class Forgotten {
    /** Large, so that few batches are read more than once. */
    private static final int CHUNK = 50_000;

    private static final int ROWS = 1_000;
    private final Rows rows;
    private final Finds finds;
    private final Waiting waiting;
    private final Clock clock;

    Forgotten(Rows rows, Finds finds, Waiting waiting, Clock clock) {
        this.rows = rows;
        this.finds = finds;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Lets them wait in their alerts' batches again, and strikes out what is open no more. */
    public void waitAgain() {
        finds.agenda().each(ROWS, this::seeFound);
        waiting.crowded().forEach(this::putAside);
        rows.agenda().each(CHUNK, this::see);
    }

    /** Everything of a vacancy that waits is let wait once more: who wrote it down has not come to the end. */
    private void seeFound(List<Agenda.Entry> entries) {
        List<Agenda.Entry> settled =
                entries.stream().filter(finds.agenda()::settled).toList();
        finds.find(settled.stream().map(Agenda.Entry::id).toList()).forEach((clusterId, found) -> {
            List<String> ids = found.alerts().stream()
                    .map(alertId -> Row.key(alertId, clusterId))
                    .toList();
            Map<String, List<String>> add = new LinkedHashMap<>();
            for (int from = 0; from < ids.size(); from += ROWS) {
                for (Row row : rows.find(ids.subList(from, Math.min(from + ROWS, ids.size())))
                        .values()) {
                    if (row.waiting()) {
                        add.put(row.alertId(), List.of(row.id()));
                    }
                }
            }
            waiting.add(add, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        });
        finds.agenda().strikeAsRead(settled);
    }

    /** What a batch has no room for waits on the agenda until there is some. */
    private void putAside(String alertId) {
        waiting.find(alertId).ifPresent(batch -> {
            List<String> more = batch.rowIds()
                    .subList(
                            Math.min(batch.rowIds().size(), Waiting.MOST),
                            batch.rowIds().size());
            rows.agenda().enter(more);
            waiting.putAside(batch, more);
        });
    }

    private void see(List<Agenda.Entry> entries) {
        Map<String, Set<String>> inNoBatch = new LinkedHashMap<>();
        for (Agenda.Entry entry : entries) {
            inNoBatch
                    .computeIfAbsent(Row.alertOf(entry.id()), a -> new LinkedHashSet<>())
                    .add(entry.id());
        }
        Map<String, Integer> room = new HashMap<>();
        inNoBatch.forEach((alertId, rowIds) -> waiting.find(alertId).ifPresent(b -> {
            b.rowIds().forEach(rowIds::remove);
            room.put(alertId, Waiting.MOST - b.rowIds().size());
        }));
        // What finds no room stays on the agenda.
        inNoBatch.replaceAll((alertId, rowIds) -> rowIds.stream()
                .limit(Math.max(0, room.getOrDefault(alertId, Waiting.MOST)))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
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
