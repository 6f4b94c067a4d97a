package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.posting.EmploymentType;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * amazon.jobs' {@code search.json}: pages of a hundred, and {@value #CAP} for one question. What has more is asked country by
 * country.
 */
final class AmazonList implements ListForm {
    private static final int SIZE = 100;
    private static final int CAP = 10_000;
    private static final String COUNTRY = "normalized_country_code";
    private static final DateTimeFormatter POSTED = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    @Override
    public String type() {
        return "amazon";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES_WHEN_REPEATED;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        Set<String> seen = new HashSet<>();
        String url = Urls.with(listing.url(), "result_limit", String.valueOf(SIZE));
        Row first = page(Urls.and(url, "facets[]", COUNTRY), 0, pages);
        long hits = hits(first);
        if (hits < CAP) {
            read(listing, url, first, hits, seen, pages, items);
            return;
        }
        for (Row country : first.row("facets").rows(COUNTRY + "_facet")) {
            for (String code : country.node().propertyNames()) {
                String narrower = Urls.and(url, COUNTRY + "[]", code);
                Row answer = page(narrower, 0, pages);
                read(listing, narrower, answer, hits(answer), seen, pages, items);
            }
        }
        if (seen.size() < hits / 100 * 99) {
            throw new UnreadableListException("gives " + seen.size() + " of " + hits + " postings, country by country");
        }
    }

    private static void read(
            Listing listing, String url, Row first, long hits, Set<String> seen, Pages pages, Items items)
            throws IOException {
        Row page = first;
        for (int offset = 0; ; ) {
            List<Row> jobs = page.rows("jobs");
            int before = seen.size();
            for (Row row : jobs) {
                if (seen.add(row.node().path("id_icims").asString(""))) {
                    row.take("id_icims", items, id -> items.open(draft(row, listing, id), row.node()));
                }
            }
            offset += jobs.size();
            if (offset >= Math.min(hits, CAP)) {
                return;
            }
            if (jobs.isEmpty() || seen.size() == before) {
                throw new UnreadableListException("ends after " + offset + " of " + hits + " postings");
            }
            page = page(url, offset, pages);
        }
    }

    private static Row page(String url, int offset, Pages pages) throws IOException {
        try (Page page = pages.get(Urls.with(url, "offset", String.valueOf(offset)))) {
            Row row = Row.of(page);
            if (row.member("jobs") == null) {
                throw new UnreadableListException("is not a JSON object with a list named jobs");
            }
            return row;
        }
    }

    private static long hits(Row page) {
        return page.node().path("hits").asLong(0);
    }

    private static Draft draft(Row row, Listing listing, String id) {
        String path = row.text("job_path");
        String company = row.text("company_name");
        Draft draft = new Draft(listing.source(), id)
                .url(
                        path == null
                                ? row.text("url_next_step")
                                : URI.create(listing.url()).resolve("/").toString() + path.replaceFirst("^/", ""))
                .title(row.text("title"))
                .requisitionId(id)
                .organization(listing.employer(company), listing.organizationUrl())
                .category(row.text("job_category"))
                .datePosted(posted(row.text("posted_date")))
                .place(
                        row.text("normalized_location") != null
                                ? row.text("normalized_location")
                                : row.text("location"),
                        Places.text(row.text("city"), row.text("state"), row.text("country_code")))
                .html(description(row));
        String type = row.text("job_schedule_type");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        if (Boolean.TRUE.equals(row.flag("is_intern"))) {
            draft.employmentType(EmploymentType.INTERN);
        }
        return draft;
    }

    private static String description(Row row) {
        StringBuilder html = new StringBuilder();
        part(html, null, row.text("description"));
        part(html, "Basic qualifications", row.text("basic_qualifications"));
        part(html, "Preferred qualifications", row.text("preferred_qualifications"));
        return html.toString();
    }

    private static void part(StringBuilder html, @Nullable String heading, @Nullable String text) {
        if (text != null) {
            html.append(heading == null ? "" : "<h3>" + heading + "</h3>")
                    .append("<div>")
                    .append(text)
                    .append("</div>");
        }
    }

    /** Such as {@code November 3, 2025}. */
    private static @Nullable Instant posted(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : LocalDate.parse(text.strip().replaceAll("\\s+", " "), POSTED)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
