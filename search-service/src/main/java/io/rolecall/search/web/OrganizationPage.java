package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;

import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.web.Organizations.Described;
import io.rolecall.search.web.Organizations.PayRange;
import io.rolecall.search.web.SearchPage.Feeds;
import io.rolecall.search.web.SearchPage.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one organisation shows; all of it is text, but for the JSON-LD.
 *
 * @param count how many of its postings are open, in words
 * @param longer how many of them are of longer names, in words; null for none
 * @param lists where and what its postings are, each a link to them
 * @param pay in words; null where none is stated
 * @param all the address of the search for all of its postings
 */
record OrganizationPage(
        String name,
        @Nullable String url,
        String count,
        @Nullable String longer,
        List<Counts> lists,
        @Nullable String pay,
        List<Item> latest,
        String all,
        String alertUrl,
        Feeds feeds,
        String canonical,
        String jsonLd) {
    /** Counts with what they are of. */
    record Counts(String title, List<Counted> links) {}

    record Counted(String label, String count, String href) {}

    static OrganizationPage of(Described organization, WebSettings settings, Instant now, Labels words) {
        Map<String, List<String>> search = Map.of("organization", List.of(organization.name()));
        BiFunction<String, Count, String> narrowed = (criterion, count) -> {
            Map<String, List<String>> more = new LinkedHashMap<>(search);
            more.put(criterion, List.of(count.value()));
            return "/" + query(more);
        };
        String canonical = settings.publicUrl() + OrganizationPath.of(organization.name());
        return new OrganizationPage(
                organization.name(),
                organization.url(),
                words.count("organization.open", organization.postings()),
                organization.ofLongerNames() == 0
                        ? null
                        : words.count("organization.longer", organization.ofLongerNames()),
                Stream.of(
                                counts("location", organization.places(), words, c -> PlaceLink.of(c, search)),
                                counts("country", organization.countries(), words, c -> narrowed.apply("country", c)),
                                counts(
                                        "category",
                                        organization.categories(),
                                        words,
                                        c -> narrowed.apply("category", c)))
                        .filter(c -> !c.links().isEmpty())
                        .toList(),
                organization.pay() == null ? null : pay(organization.pay(), organization.postings(), words),
                organization.latest().stream().map(f -> Item.of(f, now, words)).toList(),
                "/" + query(search),
                settings.notifyUrl() + "/alerts/new" + query(search),
                Feeds.of(search, words),
                canonical,
                JobPostingLd.organization(organization.name(), canonical, organization.url()));
    }

    private static Counts counts(
            String facet, List<Count> counts, Labels words, java.util.function.Function<Count, String> href) {
        return new Counts(
                words.text("facet." + facet),
                counts.stream()
                        .map(c -> new Counted(
                                switch (facet) {
                                    case "location" -> words.place(c);
                                    case "country" -> words.country(c.value());
                                    case "category" -> words.category(c.value());
                                    default -> c.value();
                                },
                                words.number(c.count()),
                                href.apply(c)))
                        .toList());
    }

    private static String pay(PayRange pay, long postings, Labels words) {
        PayLabel label = new PayLabel(words);
        return pay.to() == null
                ? words.text(
                        "organization.pay.from",
                        label.euro(pay.from()),
                        words.number(pay.stated()),
                        words.number(postings))
                : words.text(
                        "organization.pay",
                        label.euro(pay.from()),
                        label.euro(pay.to()),
                        words.number(pay.stated()),
                        words.number(postings));
    }
}
