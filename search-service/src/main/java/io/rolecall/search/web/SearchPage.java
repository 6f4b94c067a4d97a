package io.rolecall.search.web;

import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.SearchResult.Other;
import io.rolecall.search.index.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the search page shows; all of it is text, but for the members named {@code ...Html}.
 *
 * @param title the search in words
 * @param description the page in a sentence, for search engines
 * @param fields what is filled into the form, by name; the first value of each
 * @param hidden what the address asks for and the form has no field for
 * @param groups the filters
 * @param chosen the filters that are on, each with the address without it
 * @param results null when the search could not be done
 * @param trouble why it could not be done
 * @param alertUrl where to make an alert of this search
 * @param feeds the same search for readers of feeds
 * @param address the shortest address of this page
 * @param canonical the whole address of this search, the same however it was written; null where there is none
 * @param otherLanguage the address of this page in the other language
 */
record SearchPage(
        String title,
        String description,
        Map<String, String> fields,
        List<Pair> hidden,
        List<Group> groups,
        List<Link> chosen,
        @Nullable Results results,
        @Nullable Trouble trouble,
        String alertUrl,
        Feeds feeds,
        String address,
        @Nullable String canonical,
        String otherLanguage) {

    record Pair(String name, String value) {}

    record Link(String label, String href, boolean current) {}

    record Feeds(String atom, String json, String calendar) {
        /** In the language of the page: who reads a feed sends no wish. */
        static Feeds of(Map<String, List<String>> search, Labels words) {
            String query = Parameters.query(
                    words == Labels.ENGLISH
                            ? search
                            : Parameters.with(search, PageLanguage.PARAMETER, words.text("lang")));
            return new Feeds("/v1/feed.atom" + query, "/v1/feed.json" + query, "/v1/feed.ics" + query);
        }
    }

    /**
     * @param unknown how many postings are kept although they don't say, null for none
     * @param open whether the group is shown unfolded
     */
    record Group(
            String name,
            String title,
            List<Option> options,
            @Nullable String unknown,
            boolean open) {}

    /** @param href where it is asked for by a link; null where by a box to tick */
    record Option(
            String value,
            String label,
            String count,
            boolean checked,
            @Nullable String href) {}

    /**
     * @param field the name of the parameter at fault, null when it is not one of them
     * @param label what the form calls it
     * @param language of the message
     */
    record Trouble(@Nullable String field, @Nullable String label, String message, String language) {
        static Trouble of(@Nullable String field, @Nullable String message, Labels words) {
            String label = field == null ? null : words.textOr("criterion." + field, field);
            String english = String.valueOf(message);
            return Refusals.in(words, english)
                    .map(m -> new Trouble(field, label, m, words.text("lang")))
                    .orElse(new Trouble(field, label, english, "en"));
        }
    }

    /**
     * @param count how many, in words
     * @param vacancies how many results there are when the postings of one vacancy are one; null when that is no other number
     * @param orders what to order by
     * @param grouping how results are put together, and the address where they are not, or the other way round
     * @param previous the address of the page before, null on the first
     * @param next the address of the page after, null on the last
     * @param offers other searches, where this one finds little
     * @param begun the search for longer words, where the last one finds nothing
     * @param figures of pay and of days, as far as there is something to draw
     */
    record Results(
            long total,
            String count,
            @Nullable String vacancies,
            String pageOf,
            List<Item> items,
            @Nullable String previous,
            @Nullable String next,
            List<Link> orders,
            String grouping,
            Link otherGrouping,
            List<String> understood,
            List<OfferedSearch> offers,
            @Nullable Histogram pay,
            @Nullable Histogram posted,
            @Nullable PlaceMap map,
            @Nullable Begun begun) {}

    /**
     * The search for longer words than the last one that is typed.
     *
     * @param word as the language writes it: {@code softw*}
     * @param shown whether its results are the ones on the page
     */
    record Begun(String word, String href, boolean shown) {
        static Begun of(Map<String, List<String>> search, boolean shown) {
            return new Begun(
                    Unfinished.last(search.getOrDefault("q", List.of("")).getFirst()),
                    "/" + Parameters.query(search),
                    shown);
        }
    }

    /**
     * One posting in the list.
     *
     * @param why what of it fits what was asked, in words
     * @param also where the same vacancy is posted besides
     */
    record Item(
            String href,
            String titleHtml,
            @Nullable String language,
            String organization,
            @Nullable String place,
            @Nullable String distance,
            @Nullable String workplace,
            @Nullable String pay,
            String employment,
            String posted,
            String age,
            String snippetHtml,
            List<String> why,
            List<Link> also) {
        static Item of(Found found, Instant now, Labels words) {
            var posting = found.posting();
            Instant posted = Columns.posted(posting);
            return new Item(
                    href(posting.id()),
                    found.highlights().title(),
                    posting.language(),
                    posting.organization().name(),
                    words.place(posting, 2),
                    found.distanceKm() == null || found.distanceKm() < 0.5
                            ? null
                            : words.text("item.distance", words.number(Math.round(found.distanceKm()))),
                    switch (posting.workplace()) {
                        case ONSITE, HYBRID, REMOTE -> words.workplace(posting.workplace());
                        case UNKNOWN -> null;
                    },
                    posting.pay() == null ? null : new PayLabel(words).of(posting.pay()),
                    words.employmentTypes(posting),
                    posted.toString(),
                    words.age(posted, now),
                    found.highlights().description(),
                    WhyFound.of(found, words),
                    Objects.requireNonNullElse(found.alsoPostedOn(), List.<Other>of()).stream()
                            .limit(MOST_OTHERS)
                            .map(o -> new Link(o.source(), href(o.id()), false))
                            .toList());
        }

        private static final int MOST_OTHERS = 5;

        static String href(String id) {
            return "/postings/" + PostingPath.segment(id);
        }
    }
}
