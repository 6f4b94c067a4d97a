package io.rolecall.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Posting;
import io.rolecall.query.ComparablePay;
import io.rolecall.query.Distances;
import io.rolecall.query.Query;
import io.rolecall.query.law.Scene;
import io.rolecall.search.find.SearchRequest.Order;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.SearchResult.Other;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Totals, counts, orders and pages beside {@link NaiveSearch}, over generated postings that change between the searches. */
class WholeSearchTest {
    private static final int POSTINGS = 120;
    private static final int QUERIES = 12;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void eachSearchAnswersWhatCountingByHandAnswers(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Scene scene = Scene.of(random, POSTINGS, QUERIES);
        try (TestIndex index = TestIndex.of()) {
            Map<String, Posting> open = new LinkedHashMap<>();
            int next = 0;
            while (next < POSTINGS) {
                List<Posting> changed = new ArrayList<>();
                for (int i = 1 + random.nextInt(50); i > 0 && next < POSTINGS; i--) {
                    changed.add(varied(scene.postings().get(next++), random));
                }
                for (Posting old : List.copyOf(open.values())) {
                    if (random.nextInt(6) == 0) {
                        changed.add(
                                random.nextBoolean()
                                        ? varied(old, random)
                                        : old.parts()
                                                .closed(TestIndex.NOW, ClosedReason.WITHDRAWN)
                                                .posting());
                    }
                }
                index.index().apply(changed, List.of());
                index.index().refresh();
                changed.forEach(p -> open.put(p.id(), p));
                open.values().removeIf(p -> !p.open());
                for (int i = 0; i < 3; i++) {
                    check(index, open, scene.queries().get(random.nextInt(QUERIES)), random);
                }
            }
        }
    }

    /** Dates, names and vacancies of which some are shared and some are not. */
    private static Posting varied(Posting posting, Random random) {
        return posting.parts()
                .organization(
                        random.nextInt(3) == 0
                                ? new Organization("Company " + (int) Math.pow(random.nextInt(12), 2), null)
                                : posting.organization())
                .category(random.nextBoolean() ? "Category " + random.nextInt(90) : posting.category())
                .datePosted(TestIndex.NOW.minus(Duration.ofHours(6L * random.nextInt(400))))
                .clusterId("cluster " + (random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(10_000)))
                .version(posting.version() + 1)
                .posting();
    }

    private static void check(TestIndex index, Map<String, Posting> open, Query query, Random random) {
        Duration postedWithin = random.nextInt(3) == 0 ? Duration.ofDays(1 + random.nextInt(90)) : null;
        Order sort = order(query, random);
        int size = 1 + random.nextInt(7);
        boolean collapse = random.nextBoolean();
        boolean diversify = random.nextBoolean();
        NaiveSearch naive = new NaiveSearch(
                open.values(), request(query, postedWithin, sort, 1, size, collapse, diversify), TestIndex.NOW);
        List<Posting> matches = naive.matches();
        List<Found> found = new ArrayList<>();
        long results = 1;
        for (int page = 1; (long) (page - 1) * size < results; page++) {
            SearchResult result =
                    index.searcher().search(request(query, postedWithin, sort, page, size, collapse, diversify));
            assertThat(result.total()).as(query::json).isEqualTo(matches.size());
            assertThat(result.vacancies()).isEqualTo(collapse ? naive.vacancies() : null);
            counts(naive, result);
            found.addAll(result.results());
            results = collapse ? naive.vacancies() : matches.size();
        }
        everyPostingOnce(found, matches, collapse);
        inOrder(found, sort, query);
    }

    private static Order order(Query query, Random random) {
        Order order = Order.values()[random.nextInt(Order.values().length)];
        return order == Order.DISTANCE && Distances.cities(query).isEmpty() ? Order.PAY : order;
    }

    private static SearchRequest request(
            Query query,
            @Nullable Duration postedWithin,
            Order sort,
            int page,
            int size,
            boolean collapse,
            boolean diversify) {
        return new SearchRequest(
                query, postedWithin, sort, page, size, EnumSet.allOf(Facet.class), collapse, diversify);
    }

    private static void counts(NaiveSearch naive, SearchResult result) {
        for (Facet facet : EnumSet.complementOf(EnumSet.of(Facet.PAY_BAND))) {
            List<Count> expected = naive.counts(facet);
            List<Count> counts = Objects.requireNonNull(result.facets().get(facet.key())).stream()
                    .map(c -> new Count(c.value(), c.count()))
                    .toList();
            assertThat(counts.subList(0, Math.min(50, counts.size())))
                    .as(() -> facet + " of " + naive.request().query().json())
                    .isEqualTo(expected.subList(0, Math.min(50, expected.size())));
            assertThat(expected).containsAll(counts);
        }
    }

    private static void everyPostingOnce(List<Found> found, List<Posting> matches, boolean collapse) {
        List<String> ids = new ArrayList<>();
        Set<String> vacancies = new HashSet<>();
        for (Found one : found) {
            ids.add(one.posting().id());
            if (collapse) {
                assertThat(vacancies.add(one.posting().clusterId())).isTrue();
                Objects.requireNonNull(one.alsoPostedOn()).stream()
                        .map(Other::id)
                        .forEach(ids::add);
            } else {
                assertThat(one.alsoPostedOn()).isNull();
            }
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        matches.stream().map(Posting::id).toList());
    }

    private static void inOrder(List<Found> found, Order sort, Query query) {
        Comparator<Found> newest = Comparator.comparing((Found f) -> Columns.posted(f.posting()))
                .reversed()
                .thenComparing(f -> f.posting().id());
        switch (sort) {
            case DATE -> assertThat(found).isSortedAccordingTo(newest);
            case DISTANCE ->
                assertThat(found.stream()
                                .map(f -> Objects.requireNonNullElse(f.distanceKm(), Double.MAX_VALUE))
                                .toList())
                        .isSorted();
            case PAY ->
                // Without pay, or in a currency without a rate, last.
                assertThat(found.stream()
                                .map(f -> ComparablePay.of(f.posting().pay()))
                                .map(pay -> pay == null ? -1 : pay.max())
                                .toList())
                        .isSortedAccordingTo(Comparator.reverseOrder());
            case RELEVANCE -> {
                if (query.q().isEmpty() && query.title().isEmpty() && found.size() < 2) {
                    assertThat(found).isSortedAccordingTo(newest);
                }
            }
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void anOrganisationHasTwoResultsOnAPageWhereOthersAreNear(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Posting> postings = new ArrayList<>();
        for (Posting posting : Scene.of(random, 60, 1).postings()) {
            postings.add(posting.parts()
                    .organization(new Organization("Company " + postings.size() / 6, null))
                    .datePosted(Instant.EPOCH.plusSeconds(postings.size()))
                    .posting());
        }
        try (TestIndex index = TestIndex.of(postings)) {
            for (int page = 1; page <= 2; page++) {
                Map<String, Integer> onPage = new HashMap<>();
                index.searcher()
                        .search(request(Query.parse(Map.of()), null, Order.RELEVANCE, page, 6, false, true))
                        .results()
                        .forEach(r -> onPage.merge(r.posting().organization().name(), 1, Integer::sum));
                assertThat(onPage.values()).allMatch(n -> n <= 2);
            }
        }
    }
}
