package io.rolecall.ingest.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store has of a batch's keys, and what deciding adds to it: the decided sees what was decided before it. */
final class Known {
    private final Map<String, Claim> claims;
    private final Map<String, Block> blocks;
    private final Map<String, Cluster> clusters;
    private final Map<String, Block> blocksBefore;
    private final Map<String, Claim> newClaims = new LinkedHashMap<>();
    private final Map<String, Claim> replacedClaims = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();
    private final Set<String> changedBlocks = new HashSet<>();
    private final Map<String, Cluster> changedClusters = new LinkedHashMap<>();

    Known(Map<String, Claim> claims, Map<String, Block> blocks, Map<String, Cluster> clusters) {
        this.claims = new HashMap<>(claims);
        this.blocks = new HashMap<>(blocks);
        this.clusters = new HashMap<>(clusters);
        this.blocksBefore = Map.copyOf(blocks);
    }

    /** What postings with this key claimed; only of texts more than one. */
    List<Claim> claims(Key key) {
        if (key.kind() == Kind.TEXT) {
            return block(key.id()).claims();
        }
        Claim claim = claims.get(key.id());
        return claim == null ? List.of() : List.of(claim);
    }

    private Block block(String id) {
        Block block = blocks.get(id);
        return block == null ? Block.none(id) : block;
    }

    /** Where the claimant's vacancy is by now; null when that isn't known, and so nobody may join it. */
    @Nullable Cluster cluster(Claim claim) {
        String id = resolved(claim.cluster());
        Cluster cluster = clusters.get(id);
        if (cluster != null && cluster.movedTo() == null) {
            return cluster;
        }
        return claim.cluster().equals(claim.posting()) && id.equals(claim.cluster())
                ? new Cluster(
                        id, cluster == null ? 0 : cluster.version(), List.of(Member.first(claim)), List.of(), null)
                : null;
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
                return Collections.min(circle(at));
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

    /** Its posting has the key first, or says something else about itself than before. */
    void claim(Key key, Claim claim) {
        if (key.kind() == Kind.TEXT) {
            put(block(key.id()).with(claim));
        } else if (claims.put(key.id(), claim) == null && !released.remove(key.id())) {
            newClaims.put(key.id(), claim);
        } else if (newClaims.replace(key.id(), claim) == null) {
            replacedClaims.put(key.id(), claim);
        }
    }

    private void put(Block block) {
        blocks.put(block.id(), block);
        changedBlocks.add(block.id());
    }

    void put(Cluster cluster) {
        clusters.put(cluster.id(), cluster);
        changedClusters.put(cluster.id(), cluster);
    }

    /** The posting no longer says this, or is no more. */
    void release(Candidate candidate) {
        for (Key key : candidate.keys()) {
            if (claims(key).stream().noneMatch(claim -> claim.by(candidate))) {
                continue;
            }
            if (key.kind() == Kind.TEXT) {
                put(block(key.id()).without(candidate.id()));
            } else {
                claims.remove(key.id());
                replacedClaims.remove(key.id());
                if (newClaims.remove(key.id()) == null) {
                    released.add(key.id());
                }
            }
        }
    }

    /** Claims to insert of postings that start clusters, or of those that join them. */
    List<Claim> newClaims(boolean starting) {
        return newClaims.values().stream()
                .filter(claim -> claim.starts() == starting)
                .toList();
    }

    Collection<Claim> replacedClaims() {
        return replacedClaims.values();
    }

    Set<String> releasedClaims() {
        return Set.copyOf(released);
    }

    /** Blocks with the postings that start clusters, and with nothing else that changes; versions as they were read. */
    List<Block> startingBlocks() {
        List<Block> starting = new ArrayList<>();
        for (String id : changedBlocks) {
            Block before = blocksBefore.getOrDefault(id, Block.none(id));
            Block after = started(before, block(id));
            if (after != before) {
                starting.add(after);
            }
        }
        return starting;
    }

    /** Blocks as they are to be in the end, with the versions that they have when the starting ones are stored. */
    List<Block> endingBlocks() {
        List<Block> ending = new ArrayList<>();
        for (String id : changedBlocks) {
            Block before = blocksBefore.getOrDefault(id, Block.none(id));
            Block started = started(before, block(id));
            Block end = new Block(
                    id,
                    before.version() + (started == before ? 0 : 1),
                    block(id).claims());
            if (!end.claims().equals(started.claims())) {
                ending.add(end);
            }
        }
        return ending;
    }

    private static Block started(Block before, Block after) {
        Block started = before;
        for (Claim claim : after.claims()) {
            if (claim.starts() && !before.hasOf(claim.posting())) {
                started = started.with(claim);
            }
        }
        return started;
    }

    /** With the versions that were read. */
    Collection<Cluster> changedClusters() {
        return changedClusters.values();
    }
}
