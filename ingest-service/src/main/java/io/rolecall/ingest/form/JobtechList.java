package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Advertisements as JobTech's services give them: what changed since a moment, with {@code removed: true} for what ended, or all
 * at once. Times without a zone are Sweden's.
 */
final class JobtechList implements ListForm {
    private static final String LIST = "list";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String BEGINNING = "2000-01-01T00:00:00";

    @Override
    public String type() {
        return "jobtech";
    }

    @Override
    public Absence absence() {
        return Absence.SAYS_NOTHING;
    }

    @Override
    public Absence absence(Listing listing) {
        return snapshot(listing) ? Absence.CLOSES : absence();
    }

    @Override
    public Map<String, String> options() {
        return Map.of(LIST, "stream for what changed, which is usual, or snapshot for all that is open.");
    }

    @Override
    public void check(Listing listing) {
        String list = listing.options().getOrDefault(LIST, "stream");
        if (!list.equals("stream") && !list.equals("snapshot")) {
            throw new IllegalArgumentException(LIST + " is neither stream nor snapshot");
        }
    }

    private static boolean snapshot(Listing listing) {
        return "snapshot".equals(listing.options().get(LIST));
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        String[] latest = {listing.cursor() == null ? "" : listing.cursor()};
        try (Page page = pages.get(address(listing))) {
            JsonDocument.items(page, node -> {
                take(new Row(node), listing, items);
                String changed = changed(node);
                latest[0] = changed.compareTo(latest[0]) > 0 ? changed : latest[0];
            });
        }
        if (!snapshot(listing) && !latest[0].isEmpty()) {
            items.reached(latest[0]);
        }
    }

    /** Where {since} stands in the address, or the parameter date of one that ends in /stream. */
    private static String address(Listing listing) {
        String since = listing.cursor() == null ? BEGINNING : listing.cursor();
        String escaped = URLEncoder.encode(since, StandardCharsets.UTF_8);
        String url = listing.url();
        if (url.contains("{since}")) {
            return url.replace("{since}", escaped);
        } else if (url.contains("%7Bsince%7D")) {
            return url.replace("%7Bsince%7D", escaped);
        }
        boolean stream = url.replaceFirst("[?#].*", "").endsWith("/stream");
        return snapshot(listing) || !stream ? url : url + (url.contains("?") ? "&" : "?") + "date=" + escaped;
    }

    /** When an item last changed, in Sweden's time, as the service asks for it; an hour less, so that clocks may differ. */
    private static String changed(JsonNode node) {
        String latest = "";
        for (String name : new String[] {"removed_date", "publication_date", "last_publication_date"}) {
            JsonNode value = node.get(name);
            boolean past = value != null && value.isString() && !name.startsWith("last");
            latest = past && value.stringValue().compareTo(latest) > 0 ? value.stringValue() : latest;
        }
        JsonNode stamp = node.get("timestamp");
        try {
            LocalDateTime at = stamp != null && stamp.isIntegralNumber()
                    ? Instant.ofEpochMilli(stamp.longValue()).atZone(SWEDEN).toLocalDateTime()
                    : LocalDateTime.parse(latest.length() > 19 ? latest.substring(0, 19) : latest);
            LocalDateTime now = LocalDateTime.now(SWEDEN);
            return (at.isAfter(now) ? now : at)
                    .minusHours(1)
                    .withNano(0)
                    .format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        } catch (java.time.DateTimeException e) {
            return "";
        }
    }

    private static void take(Row row, Listing listing, Items items) {
        String id = null;
        try {
            if (!row.node().isObject()) {
                throw new InvalidPostingException("posting", "is not an object");
            }
            id = row.key("id");
            if (id == null) {
                throw new InvalidPostingException("id", "is missing");
            }
            if (Boolean.TRUE.equals(row.flag("removed"))) {
                items.notOpen(id);
            } else {
                items.open(draft(row, listing, id), row.node());
            }
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), row.excerpt());
        }
    }

    private static Draft draft(Row row, Listing listing, String id) {
        Row employer = row.row("employer");
        String name = employer.text("name");
        String workplace = employer.text("workplace");
        Draft draft = new Draft(listing.source(), id)
                .requisitionId(row.key("external_id"))
                .url(url(row))
                .title(row.text("headline"))
                .organization(
                        name != null ? name : workplace != null ? workplace : listing.organizationName(),
                        listing.organizationUrl())
                .category(first(row, "occupation"))
                .datePosted(moment(row.text("publication_date")))
                .validThrough(moment(row.text("application_deadline")))
                .payText(row.text("salary_description"));
        Row description = row.row("description");
        String formatted = description.text("text_formatted");
        String brief = row.text("brief");
        if (formatted != null) {
            draft.html(formatted);
        } else {
            draft.text(description.text("text") != null ? description.text("text") : brief);
        }
        place(draft, row.row("workplace_address"));
        row.rows("workplace_addresses").forEach(place -> place(draft, place));
        for (String kind : new String[] {"employment_type", "working_hours_type"}) {
            String label = first(row, kind);
            if (label != null) {
                EmploymentTypes.of(label).ifPresent(draft::employmentType);
            }
        }
        JsonNode share = row.row("scope_of_work").member("min");
        if (share != null && share.isNumber() && first(row, "working_hours_type") == null) {
            draft.employmentType(share.intValue() >= 100 ? EmploymentType.FULL_TIME : EmploymentType.PART_TIME);
        }
        for (String need : new String[] {"must_have", "nice_to_have"}) {
            row.row(need).rows("skills").forEach(skill -> draft.skill(skill.text("label")));
        }
        return draft;
    }

    private static @Nullable String url(Row row) {
        String page = row.text("webpage_url");
        List<Row> links = row.rows("source_links");
        return page != null
                ? page
                : links.isEmpty()
                        ? row.row("application_details").text("url")
                        : links.getFirst().text("url");
    }

    /** The label of a concept, or of the first of several. */
    private static @Nullable String first(Row row, String name) {
        JsonNode value = row.member(name);
        JsonNode one = value != null && value.isArray() ? value.get(0) : value;
        return one == null || !one.isObject() ? null : new Row(one).text("label");
    }

    private static void place(Draft draft, Row address) {
        String municipality = address.text("municipality");
        draft.place(
                Places.text(
                        municipality != null ? municipality : address.text("city"),
                        address.text("region"),
                        address.text("country")),
                null);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).atZone(SWEDEN).toInstant();
        } catch (java.time.DateTimeException e) {
            return JsonForm.moment(text.strip(), true).orElse(null);
        }
    }
}
