package io.rolecall.ingest.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store has of a batch's keys, and what deciding adds to it: the decided sees what was decided before it. */
final class Known {
    /** More postings of one employer, title and place than this are not told apart by their texts. */
    static final int SLOTS = 16;

    private final Map<String, Claim> claims;
    private final Map<String, Cluster> clusters;
    private final Map<String, Claim> newClaims = new LinkedHashMap<>();
    private final Map<String, Claim> replacedClaims = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Map<String, Cluster> changed = new LinkedHashMap<>();

    Known(Map<String, Claim> claims, Map<String, Cluster> clusters) {
        this.claims = new HashMap<>(claims);
        this.clusters = new HashMap<>(clusters);
    }

    @Nullable Claim claim(String id) {
        return claims.get(id);
    }

    /** The claims of postings with this employer, title and place. */
    List<Claim> slots(Key key) {
        List<Claim> taken = new ArrayList<>();
        for (int n = 0; n < SLOTS; n++) {
            Claim claim = claims.get(key.slot(n));
            if (claim == null) {
                break;
            }
            taken.add(claim);
        }
        return taken;
    }

    /** Where the claimant's vacancy is by now. */
    Cluster cluster(Claim claim) {
        String id = resolved(claim.cluster());
        Cluster cluster = clusters.get(id);
        return cluster != null && cluster.movedTo() == null ? cluster : Cluster.of(id, Member.first(claim));
    }

    @Nullable Cluster stored(String id) {
        return clusters.get(id);
    }

    /** Two that moved to each other at once are where the smaller id is. */
    private String resolved(String id) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (true) {
            Cluster cluster = clusters.get(at);
            if (cluster == null || cluster.movedTo() == null) {
                return at;
            }
            if (!seen.add(at)) {
                return java.util.Collections.min(circle(at));
            }
            at = cluster.movedTo();
        }
    }

    private Set<String> circle(String id) {
        Set<String> circle = new HashSet<>();
        Cluster at = clusters.get(id);
        while (at != null && at.movedTo() != null && circle.add(at.id())) {
            at = clusters.get(at.movedTo());
        }
        return circle;
    }

    void add(Claim claim) {
        claims.put(claim.id(), claim);
        if (released.remove(claim.id())) {
            replacedClaims.put(claim.id(), claim);
        } else {
            newClaims.put(claim.id(), claim);
        }
    }

    /** The posting no longer says this, or is no more. A slot with others behind it stays taken. */
    void release(Candidate candidate) {
        for (Key key : candidate.keys()) {
            List<Claim> slots = slots(key);
            for (Claim claim : slots) {
                if (!claim.by(candidate)) {
                    continue;
                }
                if (claim != slots.getLast()) {
                    replace(Claim.erased(claim.id()));
                } else {
                    claims.remove(claim.id());
                    replacedClaims.remove(claim.id());
                    if (newClaims.remove(claim.id()) == null) {
                        released.add(claim.id());
                    }
                }
            }
        }
    }

    /** The claimant itself says something else now. */
    void replace(Claim claim) {
        claims.put(claim.id(), claim);
        if (newClaims.replace(claim.id(), claim) == null) {
            replacedClaims.put(claim.id(), claim);
        }
    }

    void put(Cluster cluster) {
        clusters.put(cluster.id(), cluster);
        changed.put(cluster.id(), cluster);
    }

    List<Claim> newClaims() {
        return List.copyOf(newClaims.values());
    }

    List<Claim> replacedClaims() {
        return List.copyOf(replacedClaims.values());
    }

    Set<String> releasedClaims() {
        return Set.copyOf(released);
    }

    /** With the versions that were read. */
    List<Cluster> changedClusters() {
        return List.copyOf(changed.values());
    }
}
