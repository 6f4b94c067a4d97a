package io.rolecall.ingest.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A key, and the posting that came first with it. Never changed by another posting.
 *
 * @param id the key's, or one of its slots
 * @param posting who claimed it; empty once that was erased
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

    static Claim erased(String id) {
        return new Claim(id, "", "", "", null, null);
    }

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

    boolean erased() {
        return posting.isEmpty();
    }
}
