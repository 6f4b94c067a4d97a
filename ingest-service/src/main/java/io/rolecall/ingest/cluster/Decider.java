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
        for (Twin twin : similar(candidate, known)) {
            for (Member member : known.cluster(twin.claim).members()) {
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
            return Decision.of(before.id());
        }
        Veto veto = null;
        boolean ambiguous = false;
        for (Key key : candidate.keys()) {
            Map<String, Twin> twins = new HashMap<>();
            for (Twin twin : key.kind() == Kind.TEXT ? similar(candidate, known) : claimed(candidate, key)) {
                twins.merge(known.cluster(twin.claim).id(), twin, (a, b) -> a.similarity >= b.similarity ? a : b);
            }
            ambiguous |= twins.size() > 1;
            if (twins.size() != 1) {
                continue;
            }
            Twin twin = twins.values().iterator().next();
            Cluster cluster = known.cluster(twin.claim);
            Veto against = Veto.of(cluster, candidate, key.kind(), open);
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
            List<Claim> claims = key.kind() == Kind.TEXT ? known.slots(key) : oneOrNone(known.claim(key.id()));
            for (Claim claim : claims) {
                Cluster cluster = known.cluster(claim);
                if (cluster.has(candidate.id()) && known.stored(cluster.id()) != null) {
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
            List<Claim> claims = key.kind() == Kind.TEXT ? known.slots(key) : oneOrNone(known.claim(key.id()));
            if (claims.stream().anyMatch(claim -> claim.by(candidate))) {
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
        return nameBeside(named);
    }

    static String nameBeside(Cluster named) {
        return named.id() + "~" + (named.version() + 1);
    }

    /** What others have been told stays, unless the posting now names another requisition than the rest of its cluster. */
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
        String id = named == null || named.members().isEmpty() ? candidate.id() : nameBeside(named);
        Cluster own = named != null && named.id().equals(id) ? named : known.stored(id);
        known.put(new Cluster(id, own == null ? 0 : own.version(), List.of(Member.first(candidate)), List.of(), null)
                .barring(others));
        known.put(rest.barring(List.of(candidate.id())));
        return id;
    }

    /** A claim that makes the candidate its claimant's twin. */
    private record Twin(Claim claim, double similarity) {}

    private List<Twin> claimed(Candidate candidate, Key key) {
        Claim claim = known.claim(key.id());
        return claim == null || claim.by(candidate) || claim.erased() ? List.of() : List.of(new Twin(claim, 1));
    }

    private static List<Twin> similar(Candidate candidate, Known known) {
        List<Twin> similar = new ArrayList<>();
        for (Key key : candidate.keys()) {
            if (key.kind() != Kind.TEXT || candidate.sketch() == null) {
                continue;
            }
            for (Claim claim : known.slots(key)) {
                if (claim.by(candidate) || claim.sketch() == null) {
                    continue;
                }
                double similarity = Sketch.similarity(candidate.sketch(), claim.sketch());
                if (similarity >= SIMILAR) {
                    similar.add(new Twin(claim, similarity));
                }
            }
        }
        return similar;
    }

    private static List<Claim> oneOrNone(@Nullable Claim claim) {
        return claim == null ? List.of() : List.of(claim);
    }

    /** Makes what later twins will look for. A text that its cluster has already needs no place of its own. */
    void claim(Candidate candidate, String cluster) {
        for (Key key : candidate.keys()) {
            if (key.kind() == Kind.TEXT) {
                claimSlot(candidate, key, cluster);
                continue;
            }
            Claim claim = claim(key.id(), candidate, cluster, null);
            Claim old = known.claim(key.id());
            if (old == null) {
                known.add(claim);
            } else if (old.by(candidate) && !claim.sameAs(old)) {
                known.replace(claim);
            }
        }
    }

    private void claimSlot(Candidate candidate, Key key, String cluster) {
        List<Claim> slots = known.slots(key);
        for (Claim slot : slots) {
            if (slot.by(candidate)) {
                Claim claim = claim(slot.id(), candidate, cluster, candidate.sketch());
                if (!claim.sameAs(slot)) {
                    known.replace(claim);
                }
                return;
            }
        }
        for (Twin twin : similar(candidate, known)) {
            if (known.cluster(twin.claim).id().equals(cluster)) {
                return;
            }
        }
        if (slots.size() < Known.SLOTS) {
            known.add(claim(key.slot(slots.size()), candidate, cluster, candidate.sketch()));
        }
    }

    private static Claim claim(String id, Candidate candidate, String cluster, byte @Nullable [] sketch) {
        return new Claim(id, candidate.id(), cluster, candidate.employer(), candidate.requisition(), sketch);
    }
}
