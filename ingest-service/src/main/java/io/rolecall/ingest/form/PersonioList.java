package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Level;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A company's positions as Personio's career pages give them ({@code /xml?language=…}): one document a language. */
final class PersonioList implements ListForm {
    @Override
    public String type() {
        return "personio";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                InputStream in = page.open();
                XmlStream list = new XmlStream(in)) {
            boolean root = false;
            while (list.next()) {
                if (!list.atStart()) {
                    continue;
                }
                if (!root && !list.name().equals("workzag-jobs")) {
                    throw new UnreadableListException("begins with " + list.name() + " and not with workzag-jobs");
                }
                if (root && list.name().equals("position")) {
                    take(list.element(), listing, items);
                }
                root = true;
            }
            if (!root) {
                throw new UnreadableListException("is empty");
            }
        }
    }

    private static void take(Element position, Listing listing, Items items) {
        String id = text(position, "id");
        try {
            if (id == null) {
                throw new InvalidPostingException("id", "is missing");
            }
            if (position.tooLarge != null) {
                throw new InvalidPostingException("posting", position.tooLarge);
            }
            items.open(draft(position, listing, id), position.toString());
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), Refusals.excerpt(position.toString()));
        }
    }

    private static Draft draft(Element position, Listing listing, String id) {
        String company = text(position, "subcompany");
        String department = text(position, "department");
        String created = text(position, "createdAt");
        Draft draft = new Draft(listing.source(), id)
                .url(url(listing, id))
                .title(text(position, "name"))
                .organization(company != null ? company : listing.organizationName(), listing.organizationUrl())
                .category(department != null ? department : text(position, "recruitingCategory"))
                .datePosted(
                        created == null ? null : JsonForm.moment(created, false).orElse(null))
                .level(level(text(position, "seniority")))
                .language(language(listing))
                .html(description(position));
        draft.place(text(position, "office"), null);
        position.at("additionalOffices/office").forEach(place -> draft.place(place.strip(), null));
        for (String name : new String[] {"employmentType", "schedule"}) {
            String word = text(position, name);
            if (word != null) {
                EmploymentTypes.of(word).ifPresent(draft::employmentType);
            }
        }
        return draft;
    }

    private static @Nullable String text(Element position, String name) {
        return position.at(name).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String url(Listing listing, String id) {
        URI list = URI.create(listing.url());
        return list.getHost() == null
                ? null
                : list.resolve("/job/" + Urls.segment(id)).toString();
    }

    private static @Nullable String language(Listing listing) {
        String language = Urls.parameter(listing.url(), "language");
        return language != null && language.matches("[a-z]{2}") ? language : null;
    }

    private static @Nullable Level level(@Nullable String seniority) {
        return switch (String.valueOf(seniority).toLowerCase(Locale.ROOT)) {
            case "student" -> Level.INTERN;
            case "entry-level" -> Level.ENTRY;
            case "experienced" -> Level.MID;
            case "executive" -> Level.EXECUTIVE;
            default -> null;
        };
    }

    private static String description(Element position) {
        StringBuilder html = new StringBuilder();
        for (Element all : position.children()) {
            if (all.name().equals("jobDescriptions")) {
                for (Element part : all.children()) {
                    String heading = text(part, "name");
                    String value = text(part, "value");
                    if (value != null) {
                        html.append(heading == null ? "" : "<h3>" + heading + "</h3>")
                                .append("<div>")
                                .append(value)
                                .append("</div>");
                    }
                }
            }
        }
        return html.toString();
    }
}
