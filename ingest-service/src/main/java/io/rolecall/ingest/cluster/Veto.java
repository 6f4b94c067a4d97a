package io.rolecall.ingest.cluster;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why a posting may not be in a cluster, whatever the evidence. */
enum Veto {
    /** The cluster has another requisition id of the same employer. */
    REQUISITION,
    /** An operator, or a requisition that was learned later, has parted them. */
    BARRED,
    /** Text alone, and both are open in one source: it would not list one vacancy twice. */
    OPEN_AT_ONCE,
    /** Text alone, in one source, and not word for word: boards that write from a template list other vacancies so. */
    TEMPLATE,
    /** The cluster has as many members as one can have. */
    FULL;

    /**
     * Against every member, so that it holds for the cluster whoever joined it and how; null when the posting may join.
     *
     * @param similarity of the texts
     * @param open whether a posting is open
     */
    static @Nullable Veto of(
            Cluster cluster, Candidate candidate, Kind kind, double similarity, Predicate<String> open) {
        if (cluster.barred().contains(candidate.id())) {
            return BARRED;
        }
        if (cluster.members().size() >= Cluster.MOST_MEMBERS) {
            return FULL;
        }
        Veto veto = null;
        for (Member member : cluster.members()) {
            if (member.posting().equals(candidate.id())) {
                continue;
            }
            if (member.anotherRequisitionThan(candidate)) {
                return REQUISITION;
            }
            if (kind == Kind.TEXT && member.source().equals(candidate.source())) {
                if (candidate.open() && open.test(member.posting())) {
                    veto = OPEN_AT_ONCE;
                } else if (similarity < 1 && veto == null) {
                    veto = TEMPLATE;
                }
            }
        }
        return veto;
    }
}
