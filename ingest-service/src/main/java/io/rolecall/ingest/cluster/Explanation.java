package io.rolecall.ingest.cluster;

import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why postings are taken for one vacancy.
 *
 * @param members in the order in which they joined; the first gave the cluster its name, unless it was erased or split off
 * @param barred postings that were split off and can't join again
 */
public record Explanation(String clusterId, List<Membership> members, List<String> barred) {
    /**
     * @param requisitionId as it is compared: without punctuation, in upper case
     * @param employer as it is compared: without legal form, case and punctuation
     * @param joined null for the first
     * @param evidence null for the first
     */
    public record Membership(
            String postingId,
            String employer,
            @Nullable String requisitionId,
            @Nullable Instant joined,
            @Nullable Evidence evidence) {
        private static Membership of(Member member) {
            return new Membership(
                    member.posting(), member.employer(), member.requisition(), member.joined(), member.evidence());
        }
    }

    static Explanation of(Posting posting, @Nullable Cluster cluster) {
        if (cluster == null || !cluster.has(posting.id())) {
            Member alone = Member.first(Candidate.of(posting, posting.clusterId()));
            return new Explanation(
                    posting.clusterId(), List.of(Membership.of(alone)), cluster == null ? List.of() : cluster.barred());
        }
        return new Explanation(
                cluster.id(), cluster.members().stream().map(Membership::of).toList(), cluster.barred());
    }
}
