package io.rolecall.search.web;

import io.rolecall.query.PayText;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.index.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the search page shows; all of it is text, but for the members named {@code ...Html}.
 *
 * @param fields what is filled into the form, by name; the first value of each
 * @param hidden what the address asks for and the form has no field for
 * @param groups the filters
 * @param chosen the filters that are on, each with the address without it
 * @param results null when the search could not be done
 * @param trouble why it could not be done
 * @param alertUrl where to make an alert of this search
 * @param address the shortest address of this page
 */
record SearchPage(
        Map<String, String> fields,
        List<Pair> hidden,
        List<Group> groups,
        List<Chosen> chosen,
        @Nullable Results results,
        @Nullable Trouble trouble,
        String alertUrl,
        String address) {

    record Pair(String name, String value) {}

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

    record Option(String value, String label, String count, boolean checked) {}

    record Chosen(String label, String without) {}

    /**
     * @param field the name of the parameter at fault, null when it is not one of them
     * @param label what the form calls it
     */
    record Trouble(@Nullable String field, @Nullable String label, String message) {
        static Trouble of(@Nullable String field, @Nullable String message) {
            String label = field == null ? null : LABELS.getOrDefault(field, field);
            return new Trouble(field, label, String.valueOf(message));
        }

        private static final Map<String, String> LABELS = Map.of(
                "q", "Words",
                "location", "Place",
                "radiusKm", "Within",
                "applicantCountry", "Open to people in",
                "payMin", "Pay at least",
                "payCurrency", "Currency",
                "postedWithin", "Posted");
    }

    /**
     * @param previous the address of the page before, null on the first
     * @param next the address of the page after, null on the last
     * @param offers other searches, where this one finds little
     */
    record Results(
            long total,
            String count,
            int page,
            String pages,
            List<Item> items,
            @Nullable String previous,
            @Nullable String next,
            String byRelevance,
            String byDate,
            boolean dateFirst,
            List<String> understood,
            List<OfferedSearch> offers) {}

    /** One posting in the list. */
    record Item(
            String href,
            String titleHtml,
            @Nullable String language,
            String organization,
            @Nullable String place,
            @Nullable String workplace,
            @Nullable String pay,
            String employment,
            String posted,
            String age,
            String snippetHtml) {
        static Item of(Found found, Instant now) {
            var posting = found.posting();
            Instant posted = Columns.posted(posting);
            return new Item(
                    "/postings/" + PostingPath.segment(posting.id()),
                    found.highlights().title(),
                    posting.language(),
                    posting.organization().name(),
                    Labels.place(posting, 2),
                    switch (posting.workplace()) {
                        case ONSITE, HYBRID, REMOTE -> Labels.workplace(posting.workplace());
                        case UNKNOWN -> null;
                    },
                    posting.pay() == null ? null : PayText.of(posting.pay()),
                    Labels.employmentTypes(posting),
                    posted.toString(),
                    Labels.age(posted, now),
                    found.highlights().description());
        }
    }
}
