package io.rolecall.ingest.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A posting in a cluster.
 *
 * @param employer normalised
 * @param requisition normalised
 * @param joined null for the first
 * @param evidence by which it joined; null for the first
 */
record Member(
        String posting,
        String employer,
        @Nullable String requisition,
        @Nullable Instant joined,
        @Nullable Evidence evidence) {

    static Member first(Candidate candidate) {
        return new Member(candidate.id(), candidate.employer(), candidate.requisition(), null, null);
    }

    static Member first(Claim claim) {
        return new Member(claim.posting(), claim.employer(), claim.requisition(), null, null);
    }

    /** The same, as it describes itself now. */
    Member as(Candidate candidate) {
        return new Member(posting, candidate.employer(), candidate.requisition(), joined, evidence);
    }

    String source() {
        return Candidate.source(posting);
    }

    /** Different requisition ids of one employer; of one source too, whatever it calls the employer. */
    boolean anotherRequisitionThan(Candidate candidate) {
        return requisition != null
                && candidate.requisition() != null
                && !requisition.equals(candidate.requisition())
                && (employer.equals(candidate.employer())
                        || employer.isEmpty()
                        || candidate.employer().isEmpty()
                        || source().equals(candidate.source()));
    }
}
