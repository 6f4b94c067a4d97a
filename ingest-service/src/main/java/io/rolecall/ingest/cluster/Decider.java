package io.rolecall.ingest.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which vacancy each posting advertises, one posting after the other, by what is known alone: no clock, no store. The strongest
 * evidence that no veto forbids decides; what may be two vacancies stays two.
 */
final class Decider {
    /** Texts of one employer, title and place that have this part of their runs of words in common are one text. */
    static final double SIMILAR = 0.85;

    private final Known known;
    private final Predicate<String> open;
    private final Instant now;

    /** @param open whether a posting is open; asked about {@link #doubtful} ones and those decided before */
    Decider(Known known, Predicate<String> open, Instant now) {
        this.known = known;
        this.open = open;
        this.now = now;
    }

    /**
     * @param joined the evidence, when it joined others now
     * @param veto what kept it from others that evidence named, if anything
     */
    record Decision(
            String cluster, @Nullable Kind joined, @Nullable Veto veto, boolean ambiguous) {
        static Decision of(String cluster) {
            return new Decision(cluster, null, null, false);
        }
    }

    Decision decide(Candidate candidate) {
        Decision decision = candidate.published() == null ? choose(candidate) : keep(candidate, candidate.published());
        claim(candidate, decision.cluster());
        return decision;
    }

    /** Members of what its text resembles, of its own source: whether they are open decides. */
    static Set<String> doubtful(Candidate candidate, Known known) {
        Set<String> ids = new HashSet<>();
        for (Twin twin : twins(candidate, Kind.TEXT, known)) {
            for (Member member : twin.cluster.members()) {
                if (member.source().equals(candidate.source())) {
                    ids.add(member.posting());
                }
            }
        }
        return ids;
    }

    private Decision choose(Candidate candidate) {
        Cluster before = before(candidate);
        if (before != null) {
            return keep(candidate, before.id());
        }
        Veto veto = null;
        boolean ambiguous = false;
        for (Key key : candidate.keys()) {
            Map<String, Twin> twins = new HashMap<>();
            for (Twin twin : twins(candidate, key.kind(), known)) {
                twins.merge(twin.cluster.id(), twin, (a, b) -> a.similarity >= b.similarity ? a : b);
            }
            if (twins.values().stream().anyMatch(twin -> twin.similarity == 1)) {
                // Word for word is more than what a template has in common.
                twins.values().removeIf(twin -> twin.similarity < 1);
            }
            ambiguous |= twins.size() > 1;
            if (twins.size() != 1) {
                continue;
            }
            Twin twin = twins.values().iterator().next();
            Cluster cluster = twin.cluster;
            Veto against = Veto.of(cluster, candidate, key.kind(), twin.similarity, open);
            if (against == null) {
                Double similarity = key.kind() == Kind.TEXT ? twin.similarity : null;
                join(candidate, cluster, new Evidence(key.kind(), key.value(), twin.claim.posting(), similarity));
                return new Decision(cluster.id(), key.kind(), null, false);
            }
            veto = against;
        }
        return new Decision(alone(candidate), null, veto, ambiguous);
    }

    /** Where an interrupted attempt has put it, if others may know of that. */
    private @Nullable Cluster before(Candidate candidate) {
        Cluster own = known.stored(candidate.id());
        if (own != null && own.has(candidate.id())) {
            return own;
        }
        for (Key key : candidate.keys()) {
            for (Claim claim : known.claims(key)) {
                Cluster cluster = known.cluster(claim);
                if (cluster != null && cluster.has(candidate.id()) && known.stored(cluster.id()) == cluster) {
                    return cluster;
                }
            }
        }
        return null;
    }

    private void join(Candidate candidate, Cluster cluster, Evidence evidence) {
        if (hasClaims(candidate)) {
            // Others may already follow its claims: they must find where it went, or keep it from going.
            Cluster own = known.stored(candidate.id());
            known.put((own == null ? Cluster.of(candidate.id(), Member.first(candidate)) : own).movedTo(cluster.id()));
        }
        known.put(
                cluster.with(new Member(candidate.id(), candidate.employer(), candidate.requisition(), now, evidence)));
    }

    private boolean hasClaims(Candidate candidate) {
        for (Key key : candidate.keys()) {
            if (known.claims(key).stream().anyMatch(claim -> claim.by(candidate))) {
                return true;
            }
        }
        return false;
    }

    /** A cluster of its own: named after it, unless that is the name of one that it has left. */
    private String alone(Candidate candidate) {
        Cluster named = known.stored(candidate.id());
        if (named == null) {
            return candidate.id();
        }
        if (named.members().isEmpty()) {
            known.put(new Cluster(named.id(), named.version(), List.of(Member.first(candidate)), named.barred(), null));
            return named.id();
        }
        String beside = nameBeside(candidate);
        known.put(Cluster.of(beside, Member.first(candidate)));
        return beside;
    }

    /** A name that no cluster has had: another's members may still go by the posting's earlier ones. */
    private String nameBeside(Candidate candidate) {
        long moment = now.toEpochMilli();
        while (true) {
            String name = candidate.id() + "~" + Long.toString(moment, Character.MAX_RADIX);
            if (known.stored(name) == null) {
                return name;
            }
            moment++;
        }
    }

    /** What others have been told, or could know, stays, unless the posting now names another requisition than the rest of its cluster. */
    private Decision keep(Candidate candidate, String published) {
        Cluster cluster = known.stored(published);
        if (cluster != null && cluster.barred().contains(candidate.id())) {
            // An interrupted parting.
            return new Decision(part(candidate, cluster), null, Veto.BARRED, false);
        }
        Member member = cluster == null ? null : cluster.member(candidate.id());
        if (cluster == null || member == null) {
            return Decision.of(published);
        }
        if (cluster.members().stream()
                .anyMatch(
                        other -> !other.posting().equals(candidate.id()) && other.anotherRequisitionThan(candidate))) {
            return new Decision(part(candidate, cluster), null, Veto.REQUISITION, false);
        }
        Member described = member.as(candidate);
        if (!described.equals(member)) {
            known.put(cluster.replacing(described));
        }
        return Decision.of(published);
    }

    /** Takes a posting out of its cluster for ever, and answers the one of its own that it is in then. */
    String part(Candidate candidate, Cluster cluster) {
        Cluster rest = cluster.without(candidate.id());
        List<String> others = rest.members().stream().map(Member::posting).toList();
        Cluster named = cluster.id().equals(candidate.id()) ? rest : known.stored(candidate.id());
        boolean free = named == null || named.members().isEmpty();
        String id = free ? candidate.id() : nameBeside(candidate);
        long version = free && named != null ? named.version() : 0;
        known.put(new Cluster(id, version, List.of(Member.first(candidate)), List.of(), null).barring(others));
        known.put(rest.barring(List.of(candidate.id())));
        return id;
    }

    /** A claim that makes the candidate its claimant's twin, and the claimant's cluster. */
    private record Twin(Claim claim, double similarity, Cluster cluster) {}

    private static List<Twin> twins(Candidate candidate, Kind kind, Known known) {
        List<Twin> twins = new ArrayList<>();
        for (Key key : candidate.keys()) {
            for (Claim claim : key.kind() == kind ? known.claims(key) : List.<Claim>of()) {
                double similarity = similarity(candidate, claim);
                Cluster cluster = claim.by(candidate) || similarity < SIMILAR ? null : known.cluster(claim);
                if (cluster != null) {
                    twins.add(new Twin(claim, similarity, cluster));
                }
            }
        }
        return twins;
    }

    private static double similarity(Candidate candidate, Claim claim) {
        return candidate.sketch() == null || claim.sketch() == null
                ? 1
                : Sketch.similarity(candidate.sketch(), claim.sketch());
    }

    /** Makes what later twins will look for. */
    void claim(Candidate candidate, String cluster) {
        for (Key key : candidate.keys()) {
            Claim claim = new Claim(
                    key.id(),
                    candidate.id(),
                    cluster,
                    candidate.employer(),
                    candidate.requisition(),
                    key.kind() == Kind.TEXT ? candidate.sketch() : null);
            Claim own = null;
            for (Claim old : known.claims(key)) {
                own = old.by(candidate) ? old : own;
            }
            if (own == null ? wanted(key, candidate, cluster) : !claim.sameAs(own)) {
                known.claim(key, claim);
            }
        }
    }

    /** Whether others would not find the cluster without it. */
    private boolean wanted(Key key, Candidate candidate, String cluster) {
        List<Claim> claims = known.claims(key);
        if (key.kind() != Kind.TEXT) {
            return claims.isEmpty();
        }
        return claims.size() < Block.MOST
                && twins(candidate, Kind.TEXT, known).stream()
                        .noneMatch(twin -> twin.cluster.id().equals(cluster));
    }
}
