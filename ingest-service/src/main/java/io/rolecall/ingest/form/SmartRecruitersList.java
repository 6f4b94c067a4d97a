package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.posting.Level;
import io.rolecall.posting.Workplace;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A company's postings as SmartRecruiters' posting API gives them: pages of outlines, and a document for each posting. */
final class SmartRecruitersList implements ListForm {
    private static final int SIZE = 100;

    @Override
    public String type() {
        return "smartrecruiters";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        Details details = new Details(pages, items);
        Set<String> seen = new HashSet<>();
        String url = Urls.with(listing.url(), "limit", String.valueOf(SIZE));
        long total = Long.MAX_VALUE;
        for (long offset = 0; offset < total; ) {
            Row list;
            try (Page page = pages.get(Urls.with(url, "offset", String.valueOf(offset)))) {
                list = Row.of(page);
            }
            List<Row> content = list.rows("content");
            total = list.node().path("totalFound").asLong(0);
            if (content.isEmpty() && offset < total) {
                throw new UnreadableListException("ends after " + offset + " of " + total + " postings");
            }
            int before = seen.size();
            for (Row row : content) {
                if (seen.add(row.node().path("id").asString(""))) {
                    row.take("id", items, id -> take(row, id, listing, details, items));
                }
            }
            if (offset > 0 && seen.size() == before) {
                throw new UnreadableListException(
                        "gives the same page again after " + offset + " of " + total + " postings");
            }
            offset += content.size();
        }
    }

    private static void take(Row row, String id, Listing listing, Details details, Items items) throws IOException {
        if (items.sameAsBefore(id, row.node())) {
            return;
        }
        Row detail = details.of(row, id, Urls.below(listing.url(), Urls.segment(id)));
        if (detail != null) {
            items.open(draft(row, detail, listing, id), row.node());
        }
    }

    private static Draft draft(Row row, Row detail, Listing listing, String id) {
        Row place = row.row("location");
        String company = row.row("company").text("name");
        Draft draft = new Draft(listing.source(), id)
                .url(detail.text("postingUrl") != null ? detail.text("postingUrl") : detail.text("applyUrl"))
                .title(row.text("name"))
                .requisitionId(row.text("refNumber"))
                .organization(listing.employer(company), listing.organizationUrl())
                .category(label(row, "function") != null ? label(row, "function") : label(row, "department"))
                .language(row.row("language").text("code"))
                .datePosted(row.moment("releasedDate", false))
                .place(
                        Places.text(place.text("city"), place.text("region"), place.text("country")),
                        place.text("fullLocation"))
                .level(level(row.row("experienceLevel").text("id")))
                .html(description(detail.row("jobAd").row("sections")));
        String type = label(row, "typeOfEmployment");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        if (Boolean.TRUE.equals(place.flag("hybrid"))) {
            draft.workplace(Workplace.HYBRID);
        } else if (Boolean.TRUE.equals(place.flag("remote"))) {
            draft.workplace(Workplace.REMOTE);
        }
        return draft;
    }

    private static @Nullable String label(Row row, String name) {
        return row.row(name).text("label");
    }

    /** The levels that the interface lists; "not applicable" and what is new are unknown. */
    private static @Nullable Level level(@Nullable String id) {
        return switch (String.valueOf(id)) {
            case "internship" -> Level.INTERN;
            case "entry_level" -> Level.ENTRY;
            case "mid_senior_level" -> Level.SENIOR;
            case "associate" -> Level.MID;
            case "director", "executive" -> Level.EXECUTIVE;
            default -> null;
        };
    }

    private static String description(Row sections) {
        StringBuilder html = new StringBuilder();
        for (String name : List.of("companyDescription", "jobDescription", "qualifications", "additionalInformation")) {
            Row section = sections.row(name);
            String text = section.text("text");
            if (text != null) {
                String title = section.text("title");
                html.append(title == null ? "" : "<h3>" + title + "</h3>")
                        .append("<div>")
                        .append(text)
                        .append("</div>");
            }
        }
        return html.toString();
    }
}
