package io.rolecall.notify.match;

import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All live queries, turned around: finds those that a posting matches without trying them all. Each query waits under the
 * terms of one of its conditions, of which a posting must have at least one; what waits there is then decided by
 * {@link Evaluator}. Thread-safe: a match sees each query before or after a change, never neither.
 */
public final class AlertIndex {
    private record Entry(Query query, Set<String> keys) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> waiting = new ConcurrentHashMap<>();
    private final Set<String> always = ConcurrentHashMap.newKeySet();

    /** From when it returns, the alert is found by this query and by none that it had before. */
    public synchronized void put(String alertId, Query query) {
        Set<String> keys = keys(query);
        if (keys.isEmpty()) {
            always.add(alertId);
        }
        keys.forEach(key ->
                waiting.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(alertId));
        Entry before = entries.put(alertId, new Entry(query, keys));
        if (before != null) {
            forget(alertId, before.keys, keys);
            if (before.keys.isEmpty() && !keys.isEmpty()) {
                always.remove(alertId);
            }
        }
    }

    /** From when it returns, the alert is not found any more. */
    public synchronized void remove(String alertId) {
        Entry before = entries.remove(alertId);
        if (before != null) {
            forget(alertId, before.keys, Set.of());
            always.remove(alertId);
        }
    }

    /** How many alerts there are. */
    public int size() {
        return entries.size();
    }

    /** The ids of the alerts that a search would show the posting to. */
    public List<String> match(AnalysedPosting posting) {
        Set<String> candidates = new HashSet<>(always);
        for (String term : posting.terms()) {
            Set<String> here = waiting.get(term);
            if (here != null) {
                candidates.addAll(here);
            }
        }
        List<String> matching = new ArrayList<>();
        for (String id : candidates) {
            Entry entry = entries.get(id);
            if (entry != null && Evaluator.matches(entry.query, posting)) {
                matching.add(id);
            }
        }
        return matching;
    }

    /** The condition under which the fewest others wait already: common words fill up and are avoided. */
    private Set<String> keys(Query query) {
        return query.anyOfTerms().stream()
                .min(Comparator.comparingInt((Set<String> terms) -> terms.stream()
                                .mapToInt(t -> waiting.getOrDefault(t, Set.of()).size() + 1)
                                .sum())
                        .thenComparing(terms ->
                                -terms.stream().mapToInt(String::length).min().orElse(0)))
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    private void forget(String alertId, Set<String> keys, Set<String> but) {
        for (String key : keys) {
            if (!but.contains(key)) {
                waiting.computeIfPresent(key, (k, ids) -> {
                    ids.remove(alertId);
                    return ids.isEmpty() ? null : ids;
                });
            }
        }
    }
}
