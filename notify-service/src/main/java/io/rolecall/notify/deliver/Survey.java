package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Reasons;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.query.Query;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks through what waits and chooses what is told: what is closed is left out, and what another message tells is left to it. */
@Component
class Survey {
    /** Rows of an outlet that are read at once, and how often: a long batch is told in many messages. */
    private static final int LOOK = 100;

    private static final int LOOKS = 10;
    private static final int SLICE = 1_000;
    private final Rows ledger;
    private final ClosedPostings closed;
    private final Told told;
    private final Claims claims;
    private final Reasons reasons;
    private final Clock clock;

    Survey(Rows ledger, Reasons reasons, ClosedPostings closed, Told told, Claims claims, Clock clock) {
        this.clock = clock;
        this.ledger = ledger;
        this.reasons = reasons;
        this.closed = closed;
        this.told = told;
        this.claims = claims;
    }

    /** Reads no more of a long batch than fills a message, or than one message may cost. */
    void look(Collection<Draft> drafts) {
        lookThrough(drafts);
        join(drafts);
        drafts.forEach(this::leave);
    }

    private void lookThrough(Collection<Draft> drafts) {
        for (int i = 0; i < LOOKS; i++) {
            Map<Draft, List<String>> some = new LinkedHashMap<>();
            for (Draft draft : drafts) {
                List<String> next = draft.look(LOOK);
                if (!next.isEmpty()) {
                    some.put(draft, next);
                }
            }
            if (some.isEmpty()) {
                return;
            }
            tellApart(some);
        }
    }

    private void tellApart(Map<Draft, List<String>> some) {
        Map<String, Row> rows =
                read(some.values().stream().flatMap(List::stream).toList());
        Set<String> postings = new HashSet<>();
        Set<String> keys = new HashSet<>();
        some.forEach((draft, ids) -> ids.forEach(id -> {
            Row row = rows.get(id);
            if (row != null && row.waiting()) {
                postings.add(row.posting().postingId());
                if (row.spare() != null) {
                    postings.add(row.spare().postingId());
                }
                keys.addAll(ClaimKeys.of(draft.outlet.reader(), row));
            }
        }));
        Set<String> gone = postings.isEmpty() ? Set.of() : closed.among(postings);
        Map<String, String> owners = told.owners(keys);
        List<Row> withdrawn = new ArrayList<>();
        List<Row> fallen = new ArrayList<>();
        Map<Draft, List<Row>> standing = new LinkedHashMap<>();
        some.forEach((draft, ids) -> {
            List<Row> tellable = new ArrayList<>();
            for (String id : ids) {
                Row row = rows.get(id);
                if (row == null || !row.waiting()) {
                    draft.passed.add(id);
                    continue;
                }
                String owner = ClaimKeys.owner(draft.outlet.reader(), row, owners);
                if (!draft.inTime(row)) {
                    continue;
                }
                if (owner != null && !owner.equals(draft.outlet.deliveryId())) {
                    draft.elsewhere.put(row, owner);
                    continue;
                }
                Row stands = standing(row, gone);
                if (stands == null) {
                    draft.passed.add(id);
                    fallen.add(row);
                } else {
                    tellable.add(stands);
                }
            }
            standing.put(draft, tellable);
        });
        Reasons.Given given = reasons(standing);
        standing.forEach((draft, rowsOf) -> {
            List<Row> tellable = new ArrayList<>();
            for (Row row : rowsOf) {
                if (given.over().contains(row.id())) {
                    draft.passed.add(row.id());
                    withdrawn.add(row);
                } else {
                    tellable.add(given.rows().getOrDefault(row.id(), row));
                }
            }
            draft.choice.offer(tellable);
        });
        withdrawn.addAll(fallen);
        ledger.withdraw(withdrawn);
        lookAgain(fallen);
    }

    /** What was open again before it was withdrawn has found nothing to wake; who opens it later finds it withdrawn. */
    private void lookAgain(List<Row> fallen) {
        if (fallen.isEmpty()) {
            return;
        }
        Set<String> postings = new HashSet<>();
        for (Row row : fallen) {
            postings.add(row.posting().postingId());
            if (row.spare() != null) {
                postings.add(row.spare().postingId());
            }
        }
        Set<String> gone = closed.among(postings);
        ledger.resume(
                fallen.stream().filter(row -> standing(row, gone) != null).toList(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Why they were found, by what their alerts ask for now: who asks for something else is not told what they don't ask for. */
    private Reasons.Given reasons(Map<Draft, List<Row>> some) {
        Map<String, Query> queries = new HashMap<>();
        List<Row> all = new ArrayList<>();
        some.forEach((draft, rows) -> {
            all.addAll(rows);
            for (Alert alert : draft.outlet.family()) {
                queries.computeIfAbsent(
                        alert.id(),
                        id -> LiveAlert.without(
                                alert.query(), draft.outlet.preferences().blocks()));
            }
        });
        return reasons.give(all, queries::get);
    }

    /** The row with a posting of which it still is so; null where there is none. */
    private @Nullable Row standing(Row row, Set<String> gone) {
        if (row.holds(gone)) {
            return row;
        }
        Snapshot spare = row.spare();
        if (row.after() != null || spare == null || gone.contains(spare.postingId())) {
            return null;
        }
        ledger.useSpare(row, spare);
        return row.renewed(spare);
    }

    /** Names in each item the reader's other alerts that found the vacancy, also those that are told at another time. */
    private void join(Collection<Draft> drafts) {
        Map<Draft, List<String>> keys = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            if (draft.outlet.family().size() > 1) {
                Set<String> ids = new LinkedHashSet<>();
                draft.choice
                        .matters()
                        .forEach(matter ->
                                draft.outlet.family().forEach(alert -> ids.add(Row.key(alert.id(), matter))));
                draft.choice.told().forEach(row -> ids.remove(row.id()));
                keys.put(draft, List.copyOf(ids));
            }
        }
        Map<String, Row> rows =
                read(keys.values().stream().flatMap(List::stream).toList());
        Map<Draft, List<Row>> others = new LinkedHashMap<>();
        keys.forEach((draft, ids) -> others.put(
                draft,
                ids.stream()
                        .map(rows::get)
                        .filter(row -> row != null && row.waiting())
                        .toList()));
        Reasons.Given given = reasons(others);
        others.forEach((draft, some) -> some.stream()
                .filter(row -> !given.over().contains(row.id()))
                .forEach(row -> draft.choice.join(given.rows().getOrDefault(row.id(), row))));
    }

    private Map<String, Row> read(List<String> rowIds) {
        Map<String, Row> found = new HashMap<>();
        for (int from = 0; from < rowIds.size(); from += SLICE) {
            found.putAll(ledger.find(rowIds.subList(from, Math.min(from + SLICE, rowIds.size()))));
        }
        return found;
    }

    private void leave(Draft draft) {
        Set<String> nobody = claims.leave(draft.outlet.reader(), draft.elsewhere);
        draft.elsewhere.keySet().stream()
                .map(Row::id)
                .filter(id -> !nobody.contains(id))
                .forEach(draft.passed::add);
    }
}
