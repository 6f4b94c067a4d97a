package io.rolecall.notify.ledger;

import io.rolecall.notify.agenda.Agenda;
import io.rolecall.notify.agenda.Sheets;
import io.rolecall.notify.store.Instances;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final int FINDS = 200;

    /** Finds that are held in memory before they are laid. */
    private static final int TOGETHER = 500_000;

    private final Rows rows;
    private final Finds finds;
    private final Waiting waiting;
    private final Pile pile;
    private final Instances instances;
    private final Clock clock;

    /** After so long who has entered a sheet should be done with it. */
    private final Duration left;

    /** The sheets that were looked through here. */
    private final Set<String> adopted = new HashSet<>();

    private boolean begins = true;

    Forgotten(
            Rows rows,
            Finds finds,
            Waiting waiting,
            Pile pile,
            Instances instances,
            LedgerSettings settings,
            Clock clock) {
        this.left = settings.pileFor().plusSeconds(30);
        this.rows = rows;
        this.finds = finds;
        this.waiting = waiting;
        this.pile = pile;
        this.instances = instances;
        this.clock = clock;
    }

    /** Lets them wait in their alerts' batches again, and strikes out what is open no more. */
    public void waitAgain() {
        waiting.crowded().forEach(this::putAside);
        rows.agenda().each(CHUNK, this::see);
    }

    /**
     * Lets wait once more what stands on sheets that their writers have left: those of instances that died, the old ones, and all that
     * there are when this instance begins. One is struck out when it is settled, and looked through once more before.
     *
     * @return whether there were any
     */
    public boolean adopt() {
        List<Sheets.Sheet> all = finds.sheets().all();
        List<Sheets.Sheet> look = new ArrayList<>();
        List<Sheets.Sheet> over = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Sheets.Sheet sheet : all) {
            boolean settled = finds.sheets().settled(sheet);
            // What is being written here needn't be let wait by another hand, least of all at the same time.
            if (pile.has(sheet) || (finds.sheets().mine(sheet) && !settled)) {
                continue;
            }
            boolean deserted = instances.dead(sheet.writer()) || finds.sheets().older(sheet, left);
            if (settled || begins || (deserted && !adopted.contains(sheet.id()))) {
                look.add(sheet);
            }
            if (deserted || instances.silent(sheet.writer())) {
                // Of others more may be written after they are looked through at the beginning.
                done.add(sheet.id());
            }
            if (settled) {
                over.add(sheet);
            }
        }
        look.sort(Comparator.comparing(Sheets.Sheet::at));
        seeFound(look);
        finds.sheets().strike(over);
        look.stream().map(Sheets.Sheet::id).filter(done::contains).forEach(adopted::add);
        adopted.retainAll(all.stream().map(Sheets.Sheet::id).toList());
        begins = false;
        return !look.isEmpty();
    }

    /** What stands on sheets, laid with each alert once for many of them, as its writer would have laid it. */
    private void seeFound(List<Sheets.Sheet> some) {
        List<String> clusterIds =
                some.stream().flatMap(s -> s.ids().stream()).distinct().toList();
        Map<String, Pile.Heap> heaps = new LinkedHashMap<>();
        int matters = 0;
        for (int i = 0; i < clusterIds.size(); i += FINDS) {
            List<Row> untold = untold(finds.find(clusterIds.subList(i, Math.min(i + FINDS, clusterIds.size()))));
            // Due when it would have been.
            untold.sort(Comparator.comparing(Row::matchedAt));
            for (Row row : untold) {
                heaps.merge(row.alertId(), new Pile.Heap(row.matchedAt(), List.of(row.clusterId())), Pile.Heap::and);
            }
            matters += untold.size();
            if (matters > TOGETHER) {
                waiting.add(heaps);
                heaps.clear();
                matters = 0;
            }
        }
        waiting.add(heaps);
    }

    private List<Row> untold(Map<String, Found> found) {
        List<String> ids = new ArrayList<>();
        found.forEach((clusterId, its) -> its.alerts().forEach(alertId -> ids.add(Row.key(alertId, clusterId))));
        Map<String, Row> own = new HashMap<>();
        for (int from = 0; from < ids.size(); from += ROWS) {
            own.putAll(rows.stored(ids.subList(from, Math.min(from + ROWS, ids.size()))));
        }
        List<Row> untold = new ArrayList<>();
        found.forEach((clusterId, its) -> its.alerts().forEach(alertId -> {
            Row stored = own.get(Row.key(alertId, clusterId));
            Row row = stored == null ? its.row(alertId) : stored;
            if (row != null && row.waiting()) {
                untold.add(row);
            }
        }));
        return untold;
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

    /** What waits for a batch and has no room in it. */
    public List<String> aside(Waiting.Batch batch) {
        if (!batch.crowded()) {
            return List.of();
        }
        Set<String> others = new LinkedHashSet<>(rows.agenda().beginning(Row.key(batch.alertId(), "")));
        batch.rowIds().forEach(others::remove);
        List<String> ids = List.copyOf(others);
        List<String> aside = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ROWS) {
            rows.find(ids.subList(from, Math.min(from + ROWS, ids.size()))).values().stream()
                    .filter(Row::waiting)
                    .map(Row::id)
                    .forEach(aside::add);
        }
        return aside;
    }

    private void see(List<Agenda.Entry> entries) {
        Map<String, Set<String>> inNoBatch = new LinkedHashMap<>();
        for (Agenda.Entry entry : entries) {
            inNoBatch
                    .computeIfAbsent(Row.alertOf(entry.id()), a -> new LinkedHashSet<>())
                    .add(entry.id());
        }
        Map<String, Integer> room = new HashMap<>();
        Set<String> crowded = new HashSet<>();
        inNoBatch.forEach((alertId, rowIds) -> waiting.find(alertId).ifPresent(b -> {
            b.rowIds().forEach(rowIds::remove);
            room.put(alertId, Waiting.MOST - b.rowIds().size());
        }));
        // What finds no room stays on the agenda.
        inNoBatch.replaceAll((alertId, rowIds) -> {
            int free = Math.max(0, room.getOrDefault(alertId, Waiting.MOST));
            if (rowIds.size() > free) {
                crowded.add(alertId);
            }
            return rowIds.stream().limit(free).collect(Collectors.toCollection(LinkedHashSet::new));
        });
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
                    add.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.matter());
                }
            }
        }
        waiting.add(add, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        waiting.crowd(crowded);
        rows.agenda()
                .strikeAsRead(entries.stream()
                        .filter(e -> looked.contains(e.id()) && !open.contains(e.id()))
                        .filter(rows.agenda()::settled)
                        .toList());
    }
}
