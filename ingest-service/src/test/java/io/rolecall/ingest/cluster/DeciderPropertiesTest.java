package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any sequence of postings, however their evidence crosses. */
class DeciderPropertiesTest {
    private static final List<String> TEXTS =
            List.of(Texts.of(1, 200), Texts.edited(Texts.of(1, 200), 0.003, 1), Texts.of(2, 200), "");

    /** A vacancy as a source posts it; numbers pick from a few values, so that evidence meets. */
    record Advert(int source, int number, int employer, Integer requisition, Integer address, int text, boolean open) {
        Posting posting() {
            PostingBuilder posting = Postings.aPosting()
                    .source("s" + source)
                    .externalId("" + number)
                    .title("Java Engineer")
                    .organization("Employer " + employer)
                    .location(Postings.BERLIN)
                    .requisitionId(requisition == null ? null : "R-10" + requisition)
                    .url(address == null ? null : "https://boards.greenhouse.io/e/jobs/1000" + address)
                    .descriptionText(TEXTS.get(text));
            return open
                    ? posting.build()
                    : posting.closed(Postings.SEEN, ClosedReason.VANISHED).build();
        }

        Candidate candidate(String published) {
            return Candidate.of(posting(), published);
        }
    }

    @Property(tries = 1_000)
    void aClusterNeverHoldsTwoRequisitionsOfOneEmployer(@ForAll("adverts") List<Advert> adverts) {
        Deciding deciding = new Deciding();
        for (Advert advert : adverts) {
            // Published ones come again with what they say now, which may be another requisition.
            String id = advert.posting().id();
            Decider.Decision decision = deciding.decide(advert.candidate(deciding.clusters.get(id)));
            for (String cluster : Set.copyOf(deciding.clusters.values())) {
                assertOneRequisitionEach(deciding.members(cluster));
            }
            if (decision.joined() == Kind.TEXT && advert.open()) {
                assertThat(deciding.members(decision.cluster()))
                        .filteredOn(other ->
                                !other.id().equals(id) && other.source().equals("s" + advert.source()))
                        .noneMatch(other -> deciding.open.contains(other.id()));
            }
        }
    }

    private static void assertOneRequisitionEach(List<Candidate> members) {
        for (Candidate a : members) {
            for (Candidate b : members) {
                assertThat(a.employer().equals(b.employer())
                                && a.requisition() != null
                                && b.requisition() != null
                                && !a.requisition().equals(b.requisition()))
                        .as("%s and %s", a, b)
                        .isFalse();
            }
        }
    }

    @Property(tries = 500)
    void onePostingAsksOnceOrTwiceAndHearsTheSame(@ForAll("adverts") List<Advert> adverts) {
        Deciding deciding = new Deciding();
        for (Advert advert : adverts) {
            if (deciding.clusters.containsKey(advert.posting().id())) {
                continue;
            }
            String cluster = deciding.decide(advert.candidate(null)).cluster();
            assertThat(deciding.decide(advert.candidate(null)).cluster()).isEqualTo(cluster);
            assertThat(deciding.decide(advert.candidate(cluster)).cluster()).isEqualTo(cluster);
        }
    }

    @Property(tries = 500)
    void postingsOfOneRequisitionAreTogetherInWhateverOrderTheyCome(
            @ForAll("adverts") List<Advert> adverts, @ForAll long seed) {
        List<Advert> once = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Advert advert : adverts) {
            if (advert.requisition() != null && ids.add(advert.posting().id())) {
                // One employer a source: of another's requisition, the source is evidence too.
                once.add(new Advert(
                        advert.source(),
                        advert.number(),
                        advert.source() % 2,
                        advert.requisition(),
                        advert.address() == null ? null : 2 * advert.address() + advert.source() % 2,
                        advert.text(),
                        advert.open()));
            }
        }
        Deciding inOrder = new Deciding();
        once.forEach(advert -> inOrder.decide(advert.candidate(null)));
        Collections.shuffle(once, new Random(seed));
        Deciding shuffled = new Deciding();
        once.forEach(advert -> shuffled.decide(advert.candidate(null)));
        assertThat(shuffled.partition()).isEqualTo(inOrder.partition());
        for (Advert a : once) {
            for (Advert b : once) {
                boolean same = a.employer() == b.employer() && Objects.equals(a.requisition(), b.requisition());
                assertThat(inOrder.clusters
                                .get(a.posting().id())
                                .equals(inOrder.clusters.get(b.posting().id())))
                        .isEqualTo(same);
            }
        }
    }

    @Provide
    Arbitrary<List<Advert>> adverts() {
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 3),
                                        Arbitraries.integers().between(0, 5))
                                .as(Tuple::of),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3).injectNull(0.4),
                        Arbitraries.integers().between(0, 3).injectNull(0.4),
                        Arbitraries.integers().between(0, TEXTS.size() - 1),
                        Arbitraries.of(true, true, false))
                .as((id, employer, requisition, address, text, open) ->
                        new Advert(id.get1(), id.get2(), employer, requisition, address, text, open))
                .list()
                .ofMaxSize(25);
    }
}
