package io.rolecall.notify.ledger;

import io.rolecall.notify.alert.LiveAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells matches apart: those that are new, and what those that were known before change. Writes nothing. */
final class Sorting {
    /** What a match means for the row of its own that it has. */
    enum How {
        WAITS,
        RENEWED,
        SPARE,
        REVIVED,
        TOLD_AGAIN
    }

    /** @param posting what the row is to show now */
    record Again(Row row, How how, Snapshot posting, Instant at) {}

    private final Instant now;
    private final Map<String, Found> known = new HashMap<>();
    private final Map<String, Set<String>> finders = new HashMap<>();
    private final Map<String, Found> fresh = new LinkedHashMap<>();
    private final Map<String, List<Found.Entry>> added = new LinkedHashMap<>();
    private final Map<String, Again> again = new LinkedHashMap<>();
    private final List<Match> waits = new ArrayList<>();
    private final List<Match> counted = new ArrayList<>();
    private final Map<String, LiveAlert> alerts = new HashMap<>();

    Sorting(Instant now) {
        this.now = now;
    }

    /**
     * Sorts matches, those of one piece of news one after the other.
     *
     * @param finds what was found of vacancies until now, by their ids
     * @param stored rows of their own, by their ids
     * @param closed since when those of some postings are closed that are
     */
    void sort(
            List<Match> matches,
            Function<Collection<String>, Map<String, Found>> finds,
            Function<Collection<String>, Map<String, Row>> stored,
            Function<Collection<String>, Map<String, Instant>> closed) {
        List<List<Match>> byNews = byNews(matches);
        Set<String> clusters = new LinkedHashSet<>();
        byNews.forEach(some -> clusters.add(some.getFirst().clusterId()));
        known.putAll(finds.apply(clusters));
        Map<String, Row> rows = stored.apply(known.isEmpty() ? List.of() : knownRows(byNews));
        Map<String, Instant> over = closed.apply(
                rows.values().stream().map(row -> row.posting().postingId()).toList());
        byNews.forEach(some -> sort(some, rows, over));
    }

    private static List<List<Match>> byNews(List<Match> matches) {
        List<List<Match>> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= matches.size(); i++) {
            if (i == matches.size()
                    || matches.get(i).news() != matches.get(from).news()) {
                all.add(matches.subList(from, i));
                from = i;
            }
        }
        return all;
    }

    private List<String> knownRows(List<List<Match>> byNews) {
        List<String> ids = new ArrayList<>();
        for (List<Match> some : byNews) {
            String cluster = some.getFirst().clusterId();
            if (known.containsKey(cluster)) {
                Set<String> all = finders(cluster);
                some.stream().filter(m -> all.contains(m.alert().id())).forEach(m -> ids.add(m.rowId()));
            }
        }
        return ids;
    }

    private Set<String> finders(String cluster) {
        return finders.computeIfAbsent(cluster, c -> {
            Found it = known.get(c);
            return it == null ? new HashSet<>() : it.alerts();
        });
    }

    private void sort(List<Match> some, Map<String, Row> rows, Map<String, Instant> over) {
        News news = some.getFirst().news();
        String cluster = some.getFirst().clusterId();
        Found before = known.get(cluster);
        Set<String> all = finders(cluster);
        Snapshot posting = null;
        List<String> entered = new ArrayList<>();
        for (Match match : some) {
            String alertId = match.alert().id();
            alerts.put(alertId, match.alert());
            Row row = before == null ? null : rows.get(match.rowId());
            if (all.add(alertId)) {
                entered.add(alertId);
                waits.add(match);
                counted.add(match);
            } else if (row == null) {
                waits.add(match);
                if (lacks(before, alertId, news)) {
                    entered.add(alertId);
                }
            } else {
                How how = how(match, row, Ledger.closedAt(row, over));
                if (how != null) {
                    posting = posting == null ? Snapshot.of(news.event().posting()) : posting;
                    again.put(
                            row.id(),
                            new Again(row, how, posting.seenSince(row.posting().firstSeen()), now));
                    waits.add(match);
                    if (how != How.WAITS && lacks(before, alertId, news)) {
                        entered.add(alertId);
                    }
                }
            }
        }
        if (!entered.isEmpty()) {
            enter(cluster, before, Found.Entry.of(news, before == null ? null : before.firstSeen(), entered, now));
        }
    }

    private static boolean lacks(@Nullable Found found, String alertId, News news) {
        return found != null
                && !found.full()
                && !found.covers(alertId, news.event().posting());
    }

    private void enter(String cluster, @Nullable Found before, Found.Entry entry) {
        Found after = before == null ? new Found(cluster, List.of(entry)) : before.with(entry);
        known.put(cluster, after);
        if (before == null || fresh.containsKey(cluster)) {
            fresh.put(cluster, after);
        } else {
            added.computeIfAbsent(cluster, c -> new ArrayList<>()).add(entry);
        }
    }

    private static @Nullable How how(Match match, Row row, @Nullable Instant closedAt) {
        if (match.revives(row)) {
            return How.REVIVED;
        }
        if (match.tellsAgain(row, closedAt)) {
            return How.TOLD_AGAIN;
        }
        if (!row.waiting()) {
            return null;
        }
        return match.same(row) ? match.newer(row) ? How.RENEWED : How.WAITS : How.SPARE;
    }

    /** The vacancies that are new. */
    List<Found> fresh() {
        return List.copyOf(fresh.values());
    }

    /** What is to be added to those that were known. */
    Map<String, List<Found.Entry>> added() {
        return added;
    }

    Collection<Again> again() {
        return again.values();
    }

    /** The vacancies of which something waits now. */
    Set<String> clusterIds() {
        Set<String> ids = new LinkedHashSet<>();
        News last = null;
        for (Match match : waits) {
            if (match.news() != last) {
                last = match.news();
                ids.add(match.clusterId());
            }
        }
        return ids;
    }

    /** The vacancies that wait now, by alert, without those that somebody else entered first. */
    Map<String, List<String>> waits(Set<String> raced) {
        Map<String, List<String>> ids = new HashMap<>();
        for (Match match : waits) {
            if (raced.isEmpty() || !raced.contains(match.clusterId())) {
                ids.computeIfAbsent(match.alert().id(), a -> new ArrayList<>(2)).add(match.clusterId());
            }
        }
        return ids;
    }

    /** Those whose subscribers wish to hear what becomes of the posting. */
    List<Match> followers(Set<String> raced) {
        return waits.stream()
                .filter(m -> !m.alert().terms().after().isEmpty() && !raced.contains(m.clusterId()))
                .toList();
    }

    Map<String, LiveAlert> alerts() {
        return alerts;
    }

    /** How many are new. */
    long count(Set<String> raced) {
        return raced.isEmpty()
                ? counted.size()
                : counted.stream().filter(m -> !raced.contains(m.clusterId())).count();
    }
}
