package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.ingest.normalize.StatedPay;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A company's offers as its Recruitee career site gives them ({@code /api/offers}): one document, each offer in one or more languages. */
final class RecruiteeList implements ListForm {
    @Override
    public String type() {
        return "recruitee";
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
                    "offers",
                    row -> row.take("id", items, id -> {
                        String status = row.text("status");
                        if (status == null || status.equals("published")) {
                            items.open(draft(row, listing, id), row.node());
                        } else {
                            items.notOpen(id);
                        }
                    }));
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        String language = row.text("primary_lang_code");
        Row translation = language == null
                ? row.row("translations")
                : row.row("translations").row(language);
        String company = row.text("company_name");
        Row salary = row.row("salary");
        Draft draft = new Draft(listing.source(), id)
                .url(row.text("careers_url"))
                .title(row.text("title") != null ? row.text("title") : translation.text("title"))
                .organization(listing.employer(company), listing.organizationUrl())
                .category(row.text("department"))
                .language(language)
                .datePosted(moment(row.text("published_at"), false))
                .validThrough(moment(row.text("close_at"), true))
                .level(level(row.text("experience_code")))
                .pay(StatedPay.of(
                        salary.number("min"),
                        salary.number("max"),
                        salary.text("currency"),
                        StatedPay.interval(salary.text("period"))))
                .html(text(row, translation, "description") + text(row, translation, "requirements"));
        List<Row> places = row.rows("locations");
        for (Row place : places) {
            String country = place.text("country_code") != null ? place.text("country_code") : place.text("country");
            draft.place(Places.text(place.text("city"), place.text("state"), country), place.text("name"));
        }
        if (places.isEmpty()) {
            draft.place(row.text("location"), Places.text(row.text("city"), null, row.text("country_code")));
        }
        String type = row.text("employment_type_code");
        if (type != null) {
            types(type.toLowerCase(Locale.ROOT), draft);
        }
        // Several may be true: then one may choose, which is hybrid for who wants to stay at home.
        boolean remote = Boolean.TRUE.equals(row.flag("remote"));
        boolean hybrid = Boolean.TRUE.equals(row.flag("hybrid"));
        boolean onSite = Boolean.TRUE.equals(row.flag("on_site"));
        if (hybrid || remote && onSite) {
            draft.workplace(Workplace.HYBRID);
        } else if (remote) {
            draft.workplace(Workplace.REMOTE);
        } else if (onSite) {
            draft.workplace(Workplace.ONSITE);
        }
        return draft;
    }

    /** Such as {@code fulltime_permanent}, {@code parttime_fixed_term}, {@code internship}. */
    private static void types(String code, Draft draft) {
        if (code.startsWith("fulltime")) {
            draft.employmentType(EmploymentType.FULL_TIME);
        } else if (code.startsWith("parttime")) {
            draft.employmentType(EmploymentType.PART_TIME);
        }
        if (code.endsWith("fixed_term") || code.endsWith("temporary")) {
            draft.employmentType(EmploymentType.TEMPORARY);
        }
        EmploymentTypes.of(code).ifPresent(draft::employmentType);
    }

    private static @Nullable Level level(@Nullable String code) {
        return switch (String.valueOf(code)) {
            case "student_college", "student_school", "internship" -> Level.INTERN;
            case "entry_level", "no_experience" -> Level.ENTRY;
            case "mid_level" -> Level.MID;
            case "experienced", "senior" -> Level.SENIOR;
            case "manager" -> Level.LEAD;
            case "executive", "senior_executive", "senior_manager" -> Level.EXECUTIVE;
            default -> null;
        };
    }

    private static String text(Row row, Row translation, String name) {
        String text = row.text(name) != null ? row.text(name) : translation.text(name);
        return text == null ? "" : "<div>" + text + "</div>";
    }

    /** Such as {@code 2026-03-01 10:00:00 UTC}. */
    private static java.time.@Nullable Instant moment(@Nullable String text, boolean endOfDay) {
        return text == null
                ? null
                : JsonForm.moment(
                                text.strip()
                                        .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d) UTC$", "$1T$2Z"),
                                endOfDay)
                        .orElse(null);
    }
}
