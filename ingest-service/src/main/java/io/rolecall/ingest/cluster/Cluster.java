package io.rolecall.ingest.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The postings that advertise one vacancy. Kept only where there are several; a posting without twin is known by its claims.
 *
 * @param version 0 while it isn't stored, and one more with each change
 * @param barred postings that may not join, because an operator said so or another requisition proved it
 * @param movedTo the cluster that its only posting joined before it was published, or null
 */
record Cluster(
        String id,
        long version,
        List<Member> members,
        List<String> barred,
        @Nullable String movedTo) {
    /** More postings of one vacancy are an error somewhere, and would make its document grow without end. */
    static final int MOST_MEMBERS = 300;

    static Cluster of(String id, Member first) {
        return new Cluster(id, 0, List.of(first), List.of(), null);
    }

    boolean has(String posting) {
        return member(posting) != null;
    }

    @Nullable Member member(String posting) {
        for (Member member : members) {
            if (member.posting().equals(posting)) {
                return member;
            }
        }
        return null;
    }

    Cluster with(Member member) {
        List<Member> all = new ArrayList<>(without(member.posting()).members);
        all.add(member);
        return new Cluster(id, version, List.copyOf(all), barred, null);
    }

    Cluster replacing(Member member) {
        return new Cluster(
                id,
                version,
                members.stream()
                        .map(old -> old.posting().equals(member.posting()) ? member : old)
                        .toList(),
                barred,
                movedTo);
    }

    Cluster without(String posting) {
        return new Cluster(
                id,
                version,
                members.stream().filter(m -> !m.posting().equals(posting)).toList(),
                barred,
                movedTo);
    }

    Cluster barring(List<String> postings) {
        List<String> all = new ArrayList<>(barred);
        postings.stream().filter(p -> !all.contains(p)).forEach(all::add);
        return new Cluster(id, version, members, List.copyOf(all), movedTo);
    }

    Cluster movedTo(String other) {
        return new Cluster(id, version, List.of(), barred, other);
    }

    Cluster stored() {
        return new Cluster(id, version + 1, members, barred, movedTo);
    }
}
