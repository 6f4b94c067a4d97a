package io.rolecall.ingest.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A key, and a posting that came with it: the first, or one of those whose texts differ. Never changed by another posting.
 *
 * @param id the key's
 * @param cluster in which the posting was then; see {@link Cluster#movedTo}
 * @param sketch of its text, for a key of that kind
 */
record Claim(
        String id,
        String posting,
        String cluster,
        String employer,
        @Nullable String requisition,
        byte @Nullable [] sketch) {

    boolean by(Candidate candidate) {
        return posting.equals(candidate.id());
    }

    boolean sameAs(Claim other) {
        return id.equals(other.id)
                && posting.equals(other.posting)
                && cluster.equals(other.cluster)
                && employer.equals(other.employer)
                && java.util.Objects.equals(requisition, other.requisition)
                && java.util.Arrays.equals(sketch, other.sketch);
    }

    /** Whether its posting started the cluster, and did not join it. */
    boolean starts() {
        return cluster.equals(posting);
    }
}
