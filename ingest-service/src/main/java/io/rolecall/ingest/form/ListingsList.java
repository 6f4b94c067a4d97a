package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A list in the form of the SimplifyJobs {@code listings.json}: a row a posting, each with its organisation; no descriptions. */
final class ListingsList implements ListForm {
    private static final long SECONDS_OF_YEAR_3000 = 32_503_680_000L;

    @Override
    public String type() {
        return "listings";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream list = page.open()) {
            Row.each(
                    list,
                    null,
                    row -> row.take("id", items, id -> {
                        // Rows stay in the list when the posting is gone.
                        if (Boolean.FALSE.equals(row.flag("active")) || Boolean.FALSE.equals(row.flag("is_visible"))) {
                            items.notOpen(id);
                        } else {
                            items.open(draft(row, listing, id), row.node());
                        }
                    }));
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        String company = row.text("company_name");
        Draft draft = new Draft(listing.source(), id)
                .url(row.text("url"))
                .title(row.text("title"))
                .organization(company != null ? company : listing.organization(), row.text("company_url"))
                .category(row.text("category"))
                .datePosted(date(row));
        row.texts("locations").forEach(place -> draft.place(place, null));
        return draft;
    }

    private static @Nullable Instant date(Row row) {
        JsonNode value = row.member("date_posted");
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidPostingException("date_posted", "is not a number of seconds");
        }
        try {
            long number = value.longValue();
            return number > SECONDS_OF_YEAR_3000 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (DateTimeException | tools.jackson.core.JacksonException e) {
            throw new InvalidPostingException("date_posted", "is not a moment");
        }
    }
}
