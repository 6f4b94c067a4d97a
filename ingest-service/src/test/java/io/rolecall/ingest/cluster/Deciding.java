package io.rolecall.ingest.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decisions on a whole store that is only in memory. */
final class Deciding {
    final Known known = new Known(Map.of(), Map.of(), Map.of());
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final Set<String> open = new HashSet<>();
    final Map<String, String> clusters = new HashMap<>();
    final Map<String, Candidate> candidates = new HashMap<>();

    Decider.Decision decide(Candidate candidate) {
        now = now.plusMillis(1);
        if (candidate.open()) {
            open.add(candidate.id());
        } else {
            open.remove(candidate.id());
        }
        Candidate before = candidates.get(candidate.id());
        if (candidate.published() != null && before != null && !before.claimsAs(candidate)) {
            known.release(before);
        }
        Decider.Decision decision = new Decider(known, open::contains, now).decide(candidate);
        clusters.put(candidate.id(), decision.cluster());
        candidates.put(candidate.id(), candidate);
        return decision;
    }

    /** Ids of postings by cluster. */
    Set<Set<String>> partition() {
        Map<String, Set<String>> members = new HashMap<>();
        clusters.forEach((id, cluster) ->
                members.computeIfAbsent(cluster, _ -> new HashSet<>()).add(id));
        return new HashSet<>(members.values());
    }

    List<Candidate> members(String cluster) {
        List<Candidate> members = new ArrayList<>();
        clusters.forEach((id, c) -> {
            if (c.equals(cluster)) {
                members.add(candidates.get(id));
            }
        });
        return members;
    }
}
