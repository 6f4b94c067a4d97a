package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.StatedPay;
import io.rolecall.ingest.normalize.Workplaces;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A Greenhouse job board's {@code jobs?content=true}: descriptions escaped once, no employment type, places as free text. */
final class GreenhouseList implements ListForm {
    @Override
    public String type() {
        return "greenhouse";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream list = page.open()) {
            Row.each(list, "jobs", row -> row.take("id", items, id -> items.open(draft(row, listing, id), row.node())));
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        String company = row.text("company_name");
        Draft draft = new Draft(listing.source(), id)
                .requisitionId(vacancy(row))
                .url(row.text("absolute_url"))
                .title(row.text("title"))
                .organization(listing.employer(company), listing.organizationUrl())
                .place(row.row("location").text("name"), null)
                .escapedHtml(row.text("content"))
                .language(row.text("language"))
                // updated_at moves with every touch in the back office; the first publication is the posting's date.
                .datePosted(row.moment("first_published", false))
                .validThrough(row.moment("application_deadline", true))
                .pay(pay(row.rows("pay_input_ranges")));
        List<Row> departments = row.rows("departments");
        if (!departments.isEmpty()) {
            draft.category(departments.getFirst().text("name"));
        }
        for (Row custom : row.rows("metadata")) {
            JsonNode value = custom.member("value");
            String name = custom.text("name");
            if (value != null && value.isString() && name != null) {
                metadata(draft, name.toLowerCase(Locale.ROOT), value.stringValue());
            }
        }
        return draft;
    }

    /**
     * The board's own id of the vacancy, which its postings in several places share. Where that is a word such as Evergreen, or a
     * number counted afresh by each department, Greenhouse's.
     */
    private static @Nullable String vacancy(Row row) {
        String own = row.key("requisition_id");
        boolean tells = own != null && own.length() >= 3 && own.chars().anyMatch(Character::isDigit);
        String internal = tells ? null : row.key("internal_job_id");
        return internal == null ? own : internal;
    }

    /** Fields that each board names as it likes. */
    private static void metadata(Draft draft, String name, String value) {
        if (name.contains("employment") || name.contains("job type") || name.contains("time type")) {
            EmploymentTypes.of(value).ifPresent(draft::employmentType);
        } else if (name.contains("workplace") || name.contains("location type") || name.contains("remote")) {
            Workplaces.word(value).ifPresent(draft::workplace);
        }
    }

    /** The first range; further ones are of other places or currencies. The period stands in its title, if anywhere. */
    private static io.rolecall.posting.@Nullable Pay pay(List<Row> ranges) {
        if (ranges.isEmpty()) {
            return null;
        }
        Row range = ranges.getFirst();
        return StatedPay.of(
                cents(range, "min_cents"),
                cents(range, "max_cents"),
                range.text("currency_type"),
                StatedPay.periodIn(range.text("title") + " " + range.text("blurb")));
    }

    private static @Nullable BigDecimal cents(Row range, String name) {
        JsonNode value = range.member(name);
        return value == null || !value.isNumber() ? null : value.decimalValue().movePointLeft(2);
    }
}
