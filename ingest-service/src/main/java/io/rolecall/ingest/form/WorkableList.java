package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account's jobs as Workable gives them: {@code /api/v3/accounts/NAME/jobs}, pages of outlines that are asked for by POST
 * and a token, with a document for each job below {@code /api/v2}; or the widget's list, {@code …/widget/accounts/NAME?details=true},
 * one document with everything.
 */
final class WorkableList implements ListForm {
    @Override
    public String type() {
        return "workable";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        if (listing.url().contains("/widget/")) {
            try (Page page = pages.get(listing.url());
                    InputStream list = page.open()) {
                Row.each(
                        list,
                        "jobs",
                        row -> row.take("shortcode", items, id -> items.open(widget(row, listing, id), row.node())));
            }
        } else {
            pages(listing, pages, items);
        }
    }

    private static void pages(Listing listing, Pages pages, Items items) throws IOException {
        Details details = new Details(pages, items);
        Set<String> tokens = new HashSet<>();
        ObjectNode wanted = Row.JSON.createObjectNode().put("query", "");
        for (String filter : List.of("location", "department", "worktype", "remote")) {
            wanted.putArray(filter);
        }
        while (true) {
            Row list;
            try (Page page = pages.post(listing.url(), wanted.toString())) {
                list = Row.of(page);
            }
            if (list.member("results") == null) {
                throw new UnreadableListException("is not a JSON object with a list named results");
            }
            for (Row row : list.rows("results")) {
                row.take("shortcode", items, id -> take(row, id, listing, details, items));
            }
            String next = list.text("nextPage");
            if (next == null) {
                return;
            }
            if (!tokens.add(next)) {
                throw new UnreadableListException("gives the same page again");
            }
            wanted.put("token", next);
        }
    }

    private static void take(Row row, String id, Listing listing, Details details, Items items) throws IOException {
        String state = row.text("state");
        if (state != null && !state.equals("published") || Boolean.TRUE.equals(row.flag("isInternal"))) {
            items.notOpen(id);
        } else if (!items.sameAsBefore(id, row.node())) {
            String detailed = Urls.below(listing.url().replace("/api/v3/", "/api/v2/"), Urls.segment(id));
            Row detail = details.of(row, id, detailed);
            if (detail != null) {
                items.open(outline(row, detail, listing, id), row.node());
            }
        }
    }

    private static Draft outline(Row row, Row detail, Listing listing, String id) {
        Draft draft = draft(row, listing, id)
                .url(url(listing, id))
                .datePosted(row.moment("published", false))
                .language(row.text("language"))
                .category(String.join(", ", row.texts("department")))
                .html(html(detail.text("description"), detail.text("requirements"), detail.text("benefits")));
        places(row, draft, row.row("location"));
        String type = row.text("type");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        String workplace = row.text("workplace");
        if (workplace != null) {
            Workplaces.word(workplace.replace('_', '-')).ifPresent(draft::workplace);
        } else if (Boolean.TRUE.equals(row.flag("remote"))) {
            draft.remoteOrHybrid();
        }
        return draft;
    }

    private static Draft widget(Row row, Listing listing, String id) {
        Draft draft = draft(row, listing, id)
                .url(row.text("url") != null ? row.text("url") : row.text("shortlink"))
                .datePosted(row.moment("published_on", false))
                .category(row.text("department") != null ? row.text("department") : row.text("function"))
                .html(row.text("description"));
        places(row, draft, row);
        String type = row.text("employment_type");
        if (type != null) {
            EmploymentTypes.of(type).ifPresent(draft::employmentType);
        }
        if (Boolean.TRUE.equals(row.flag("telecommuting"))) {
            draft.workplace(Workplace.REMOTE);
        }
        return draft;
    }

    private static Draft draft(Row row, Listing listing, String id) {
        return new Draft(listing.source(), id)
                .title(row.text("title"))
                .requisitionId(row.key("code"))
                .organization(listing.organizationName(), listing.organizationUrl());
    }

    private static void places(Row row, Draft draft, Row only) {
        List<Row> all = row.rows("locations");
        for (Row place : all.isEmpty() ? List.of(only) : all) {
            String region = place.text("region") != null ? place.text("region") : place.text("state");
            draft.place(Places.text(place.text("city"), region, place.text("country")), null);
        }
    }

    /** The page that people see: {@code https://HOST/ACCOUNT/j/SHORTCODE/}. */
    private static @Nullable String url(Listing listing, String id) {
        String account = listing.url().replaceFirst("^(https?://[^/]+)/.*/accounts/([^/]+)/jobs.*$", "$1/$2");
        return account.equals(listing.url()) ? null : account + "/j/" + Urls.segment(id) + "/";
    }

    private static String html(@Nullable String... parts) {
        StringBuilder html = new StringBuilder();
        for (String part : parts) {
            if (part != null) {
                html.append("<div>").append(part).append("</div>");
            }
        }
        return html.toString();
    }
}
