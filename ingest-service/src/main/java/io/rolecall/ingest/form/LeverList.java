package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.StatedPay;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.Pay;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Lever site's postings, {@code mode=json}: whole, or in pages where the address has a {@code limit}. */
final class LeverList implements ListForm {
    @Override
    public String type() {
        return "lever";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        String limit = Urls.parameter(listing.url(), "limit");
        int size = limit == null || !limit.matches("[1-9]\\d{0,4}") ? Integer.MAX_VALUE : Integer.parseInt(limit);
        Set<String> seen = new HashSet<>();
        String url = listing.url();
        for (long skip = 0; ; skip += size) {
            int before = seen.size();
            int read;
            try (Page page = pages.get(skip == 0 ? url : Urls.with(url, "skip", String.valueOf(skip)));
                    InputStream list = page.open()) {
                read = Row.each(list, null, row -> {
                    seen.add(row.node().path("id").asString(""));
                    row.take("id", items, id -> items.open(draft(row, listing, id), row.node()));
                });
            }
            // A server that doesn't know of pages gives the same again.
            if (read < size || seen.size() == before) {
                return;
            }
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        Row categories = row.row("categories");
        Draft draft = new Draft(listing.source(), id)
                .url(row.text("hostedUrl") != null ? row.text("hostedUrl") : row.text("applyUrl"))
                .title(row.text("text"))
                .organization(listing.organizationName(), listing.organizationUrl())
                .category(
                        categories.text("department") != null ? categories.text("department") : categories.text("team"))
                .datePosted(created(row))
                .pay(pay(row.row("salaryRange")))
                .html(description(row));
        String country = row.text("country");
        Set<String> places = new java.util.LinkedHashSet<>(categories.texts("allLocations"));
        String place = categories.text("location");
        if (place != null) {
            places.add(place);
        }
        // The country is the first place's; alone it is better than nothing.
        boolean first = true;
        for (String text : places) {
            draft.place(text, first && country != null && !text.contains(",") ? text + ", " + country : null);
            first = false;
        }
        if (places.isEmpty()) {
            draft.place(country, null);
        }
        String commitment = categories.text("commitment");
        if (commitment != null) {
            EmploymentTypes.of(commitment).ifPresent(draft::employmentType);
        }
        String workplace = row.text("workplaceType");
        if (workplace != null) {
            Workplaces.word(workplace).ifPresent(draft::workplace);
        }
        return draft;
    }

    /** The parts of the text in the order in which the site shows them. */
    private static @Nullable String description(Row row) {
        StringBuilder html = new StringBuilder();
        append(html, row.text("description"));
        for (Row list : row.rows("lists")) {
            String heading = list.text("text");
            if (heading != null) {
                html.append("<h3>").append(heading).append("</h3>");
            }
            String content = list.text("content");
            if (content != null) {
                html.append("<ul>").append(content).append("</ul>");
            }
        }
        append(html, row.text("additional"));
        append(html, row.text("salaryDescription"));
        return html.isEmpty() ? row.text("descriptionPlain") : html.toString();
    }

    private static void append(StringBuilder html, @Nullable String part) {
        if (part != null) {
            html.append("<div>").append(part).append("</div>");
        }
    }

    private static @Nullable Instant created(Row row) {
        JsonNode value = row.member("createdAt");
        return value == null || !value.isIntegralNumber() ? null : Instant.ofEpochMilli(value.longValue());
    }

    private static @Nullable Pay pay(Row range) {
        String interval = range.text("interval");
        return StatedPay.of(
                range.number("min"),
                range.number("max"),
                range.text("currency"),
                interval == null ? null : period(interval.toLowerCase(Locale.ROOT)));
    }

    /** Such as {@code per-year-salary}; what is paid once is no pay by time. */
    private static Pay.@Nullable Period period(String interval) {
        String[] words = interval.split("-", -1);
        return words.length > 1 && words[0].equals("per") ? StatedPay.interval(words[1]) : StatedPay.interval(interval);
    }
}
