package io.rolecall.ingest.cluster;

import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * The door to the clusters: decides for a batch of postings, before they are published, which vacancies they advertise. Any
 * number of threads and instances may do so at once; asked again, it gives the same answer.
 */
@Component
public class Clusters {
    private static final int ATTEMPTS = 40;

    private final ClusterStore store;
    private final ClusterMetrics metrics;
    private final Clock clock;

    Clusters(ClusterStore store, ClusterMetrics metrics, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A posting that is about to be stored.
     *
     * @param before what is stored, and so may have been published; null for a new one
     */
    public record Arrival(Posting posting, @Nullable Posting before) {}

    /**
     * The cluster of each posting, by posting id. When this returns, the evidence is stored; it is no harm when the postings
     * themselves never come to be.
     *
     * @param arrivals up to some hundred, at most one of each posting, the earlier before the later
     * @param open which of these postings, by id, are stored and open
     */
    public Map<String, String> assign(Collection<Arrival> arrivals, UnaryOperator<Set<String>> open) {
        List<Candidate> candidates = new ArrayList<>(arrivals.size());
        List<Candidate> outdated = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Posting before = arrival.before();
            Candidate candidate = Candidate.of(arrival.posting(), before == null ? null : before.clusterId());
            candidates.add(candidate);
            if (before != null) {
                Candidate old = Candidate.of(before, before.clusterId());
                if (!old.claimsAs(candidate)) {
                    outdated.add(old);
                }
            }
        }
        return attempt(() -> {
            Known known = load(candidates, outdated);
            outdated.forEach(known::release);
            Set<String> isOpen = open(candidates, known, open);
            Decider decider =
                    new Decider(known, isOpen::contains, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            List<Decider.Decision> decisions =
                    candidates.stream().map(decider::decide).toList();
            if (!write(known)) {
                return null;
            }
            Map<String, String> clusters = new LinkedHashMap<>();
            for (int i = 0; i < candidates.size(); i++) {
                clusters.put(candidates.get(i).id(), decisions.get(i).cluster());
                metrics.count(decisions.get(i));
            }
            return clusters;
        });
    }

    /** Until no other writer gets in the way. */
    private static <T> T attempt(java.util.function.Supplier<@Nullable T> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            T result = attempt.get();
            if (result != null) {
                return result;
            }
            // So that two who started together don't go on together.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + 500_000L * i));
        }
        throw new ConcurrencyFailureException("Others keep claiming the same vacancies");
    }

    private Known load(List<Candidate> candidates, List<Candidate> outdated) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.addAll(outdated);
        Set<String> keys = new HashSet<>();
        Set<String> clusterIds = new HashSet<>();
        for (Candidate candidate : all) {
            candidate.keys().forEach(key -> keys.add(key.id()));
            // Its own name may be that of a cluster which it left, or which it was made with and then not published.
            clusterIds.add(candidate.id());
            if (candidate.published() != null) {
                clusterIds.add(candidate.published());
            }
        }
        ClusterStore.Claimed claimed = store.claimed(keys);
        claimed.claims().values().forEach(claim -> clusterIds.add(claim.cluster()));
        claimed.blocks().values().forEach(block -> block.claims().forEach(claim -> clusterIds.add(claim.cluster())));
        return new Known(claimed.claims(), claimed.blocks(), clusters(clusterIds));
    }

    /** These, and those that they moved to. */
    private Map<String, Cluster> clusters(Set<String> ids) {
        Map<String, Cluster> clusters = new HashMap<>();
        Set<String> wanted = ids;
        while (!wanted.isEmpty()) {
            Map<String, Cluster> found = store.clusters(wanted);
            clusters.putAll(found);
            Set<String> next = new HashSet<>();
            for (Cluster cluster : found.values()) {
                if (cluster.movedTo() != null) {
                    next.add(cluster.movedTo());
                }
            }
            next.removeAll(clusters.keySet());
            wanted = next;
        }
        return clusters;
    }

    private static Set<String> open(List<Candidate> candidates, Known known, UnaryOperator<Set<String>> open) {
        Set<String> doubtful = new HashSet<>();
        Set<String> isOpen = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (candidate.published() == null) {
                doubtful.addAll(Decider.doubtful(candidate, known));
            }
            if (candidate.open()) {
                isOpen.add(candidate.id());
            }
        }
        candidates.forEach(candidate -> doubtful.remove(candidate.id()));
        if (!doubtful.isEmpty()) {
            isOpen.addAll(open.apply(doubtful));
        }
        return isOpen;
    }

    /**
     * First what starts clusters, so that of two twins that come at once one finds the other's; then who joined; then what
     * those bring along.
     */
    private boolean write(Known known) {
        if (!store.claim(known.newClaims(true), known.startingBlocks()) || !store.save(known.changedClusters())) {
            return false;
        }
        store.replace(known.replacedClaims());
        store.delete(known.releasedClaims());
        return store.claim(known.newClaims(false), known.endingBlocks());
    }

    /** These postings no longer exist: they leave their clusters, and are evidence for nothing. */
    public void forget(Collection<Posting> postings) {
        List<Candidate> gone = postings.stream()
                .map(posting -> Candidate.of(posting, posting.clusterId()))
                .toList();
        attempt(() -> {
            Known known = load(gone, List.of());
            for (Candidate candidate : gone) {
                known.release(candidate);
                Cluster cluster = known.stored(java.util.Objects.requireNonNull(candidate.published()));
                if (cluster != null && cluster.has(candidate.id())) {
                    known.put(cluster.without(candidate.id()));
                }
            }
            return write(known) ? Boolean.TRUE : null;
        });
    }

    /**
     * Takes a posting out of its cluster, for good: the same evidence never joins them again.
     *
     * @return the cluster of its own that it is in now; the same as before where it was alone
     */
    public String split(Posting posting) {
        Candidate candidate = Candidate.of(posting, posting.clusterId());
        return attempt(() -> {
            Known known = load(List.of(candidate), List.of());
            Cluster cluster = known.stored(posting.clusterId());
            if (cluster == null
                    || !cluster.barred().contains(candidate.id())
                            && (!cluster.has(candidate.id())
                                    || cluster.members().size() < 2)) {
                return posting.clusterId();
            }
            Decider decider = new Decider(known, _ -> true, clock.instant());
            String id = decider.part(candidate, cluster);
            decider.claim(candidate, id);
            return write(known) ? id : null;
        });
    }

    /** Who is in the cluster of a posting, and why. */
    public Explanation explain(Posting posting) {
        Cluster cluster = store.clusters(Set.of(posting.clusterId())).get(posting.clusterId());
        return Explanation.of(posting, cluster);
    }
}
