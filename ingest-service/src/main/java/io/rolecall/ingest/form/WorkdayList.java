package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Workday career site by the interface of its own pages, {@code /wday/cxs/TENANT/SITE/jobs}: outlines by POST, twenty at a
 * time and {@value #CAP} for one question, and a document for each posting. What has more is asked facet by facet. Beyond the
 * last page the server begins again with the first, so what counts is its total and what one has seen.
 */
final class WorkdayList implements ListForm {
    private static final int SIZE = 20;
    private static final int CAP = 2_000;

    @Override
    public String type() {
        return "workday";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES_WHEN_REPEATED;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        new Walk(listing, pages, items).questions(Map.of(), new HashSet<>());
    }

    /** One reading. */
    private static final class Walk {
        final Listing listing;
        final Pages pages;
        final Items items;
        final Details details;
        final Set<String> seen = new HashSet<>();

        Walk(Listing listing, Pages pages, Items items) {
            this.listing = listing;
            this.pages = pages;
            this.items = items;
            this.details = new Details(pages, items);
        }

        /** Asks a question, or where it has too many answers, for each value of one more facet. */
        void questions(Map<String, String> facets, Set<String> asked) throws IOException {
            Row first = ask(facets, 0);
            long total = first.node().path("total").asLong(0);
            if (total < CAP) {
                answers(facets, first, total);
                return;
            }
            Row facet = splitting(first.rows("facets"), asked);
            if (facet == null) {
                answers(facets, first, total);
                throw new UnreadableListException(
                        "has " + total + " postings to one question, of which only " + CAP + " are given");
            }
            String name = String.valueOf(facet.text("facetParameter"));
            Set<String> next = new HashSet<>(asked);
            next.add(name);
            for (Row value : values(facet)) {
                String id = value.text("id");
                if (id != null) {
                    Map<String, String> narrower = new TreeMap<>(facets);
                    narrower.put(name, id);
                    questions(narrower, next);
                }
            }
        }

        /** The facet with the most values that was not asked by yet. */
        private static @Nullable Row splitting(List<Row> facets, Set<String> asked) {
            Row best = null;
            for (Row facet : facets) {
                String name = facet.text("facetParameter");
                if (name != null
                        && !asked.contains(name)
                        && values(facet).size() > 1
                        && (best == null || values(facet).size() > values(best).size())) {
                    best = facet;
                }
            }
            return best;
        }

        /** The values; a facet of facets has none of its own. */
        private static List<Row> values(Row facet) {
            List<Row> values = new ArrayList<>();
            for (Row value : facet.rows("values")) {
                if (value.text("id") != null) {
                    values.add(value);
                }
            }
            return values;
        }

        private void answers(Map<String, String> facets, Row first, long total) throws IOException {
            Row page = first;
            for (long offset = 0; ; ) {
                List<Row> rows = page.rows("jobPostings");
                int before = seen.size();
                for (Row row : rows) {
                    take(row);
                }
                offset += rows.size();
                if (offset >= Math.min(total, CAP)) {
                    return;
                }
                // A facet's postings may all have been seen with another's; only a page without any is an end.
                if (rows.isEmpty() || facets.isEmpty() && seen.size() == before) {
                    throw new UnreadableListException("ends after " + offset + " of " + total + " postings");
                }
                page = ask(facets, offset);
            }
        }

        private Row ask(Map<String, String> facets, long offset) throws IOException {
            ObjectNode question = Row.JSON.createObjectNode();
            ObjectNode applied = question.putObject("appliedFacets");
            facets.forEach((name, value) -> applied.putArray(name).add(value));
            question.put("limit", SIZE).put("offset", offset).put("searchText", "");
            try (Page page = pages.post(listing.url(), question.toString())) {
                Row answer = Row.of(page);
                if (answer.member("jobPostings") == null) {
                    throw new UnreadableListException("is not a JSON object with a list named jobPostings");
                }
                return answer;
            }
        }

        private void take(Row row) throws IOException {
            try {
                String path = row.text("externalPath");
                if (path == null) {
                    // Such rows stand for postings that are being taken down.
                    throw new InvalidPostingException("externalPath", "is missing");
                }
                String id = id(path);
                if (!seen.add(id) || items.sameAsBefore(id, row.node())) {
                    return;
                }
                Row detail = details.of(row, id, listing.url().replaceFirst("/jobs/?([?#].*)?$", "") + path);
                if (detail != null) {
                    items.open(draft(row, detail.row("jobPostingInfo"), detail, id), row.node());
                }
            } catch (InvalidPostingException e) {
                items.refused(null, e.field(), Refusals.message(e), row.excerpt());
            }
        }

        /** What stands behind the last underscore of the path is the requisition with the posting's number; title and place change. */
        private static String id(String path) {
            String last = path.substring(path.lastIndexOf('/') + 1);
            String number = last.substring(last.lastIndexOf('_') + 1);
            return number.isEmpty() ? last : number;
        }

        private Draft draft(Row row, Row info, Row detail, String id) {
            String company = detail.row("hiringOrganization").text("name");
            Draft draft = new Draft(listing.source(), id)
                    .url(info.text("externalUrl"))
                    .title(info.text("title") != null ? info.text("title") : row.text("title"))
                    .requisitionId(info.text("jobReqId"))
                    .organization(listing.employer(company), listing.organizationUrl())
                    .place(info.text("location"), null)
                    // "Posted 30+ Days Ago" is no date.
                    .datePosted(info.moment("startDate", false))
                    .validThrough(info.moment("endDate", true))
                    .html(info.text("jobDescription"));
            info.texts("additionalLocations").forEach(place -> draft.place(place, null));
            String time = info.text("timeType");
            if (time != null) {
                EmploymentTypes.of(time).ifPresent(draft::employmentType);
            }
            String remote = info.text("remoteType") != null ? info.text("remoteType") : row.text("remoteType");
            if (remote != null) {
                Workplaces.word(remote).ifPresent(draft::workplace);
            }
            return draft;
        }
    }
}
