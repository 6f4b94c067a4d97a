package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.posting.Workplace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema.org JobPosting in the many shapes that pages give it: each value a text, an object, or a list of either. What has
 * no shape that one can read is left out.
 */
final class JsonLdPosting {
    private static final Pattern PARTS = Pattern.compile("\\s*[,;|/]\\s*");
    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ]00:00(?::00(?:\\.0+)?)?");
    private static final Pattern CODE = Pattern.compile("[\\d.\\-\\s]+");
    private static final Dates DATES = new Dates.Evidence().dates(null);
    private static final String[] VALUES = {"@value", "value", "name", "text", "label", "addressLocality"};

    /** Where there is no description, its parts. */
    private static final String[] TEXTS = {
        "description", "responsibilities", "qualifications", "skills", "experienceRequirements", "jobBenefits"
    };

    private final JsonNode node;

    JsonLdPosting(JsonNode node) {
        this.node = node;
    }

    /** Whether a JSON object is one. */
    static boolean is(JsonNode node) {
        for (JsonNode type : each(node.get("@type"))) {
            if (type.isString()
                    && type.stringValue().replaceFirst("^.*[/:#]", "").equals("JobPosting")) {
                return true;
            }
        }
        return node.get("@type") == null
                && node.has("title")
                && (node.has("hiringOrganization") || node.has("jobLocation") || node.has("datePosted"));
    }

    /** What the employer calls it; null where it doesn't say. */
    @Nullable String identifier() {
        for (JsonNode one : each(node.get("identifier"))) {
            String value = one.isObject() ? text(one.get("value")) : text(one);
            if (value != null) {
                return value.strip();
            }
        }
        return null;
    }

    /**
     * Its identifier where that is certain to be its own: in the last part of its address. Many sites put the company's number
     * there, and one page doesn't tell.
     */
    @Nullable String identifierIn(@Nullable String address) {
        String id = identifier();
        if (id == null || id.length() < 3 || address == null) {
            return null;
        }
        String last = address.substring(
                address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").lastIndexOf('/') + 1);
        int at = last.indexOf(id);
        boolean whole = at >= 0
                && (at == 0 || !Character.isLetterOrDigit(last.charAt(at - 1)))
                && (at + id.length() == last.length() || !Character.isLetterOrDigit(last.charAt(at + id.length())));
        return whole ? id : null;
    }

    /** Its own page, where it names one. */
    @Nullable String url() {
        for (String name : new String[] {"url", "@id", "sameAs", "mainEntityOfPage"}) {
            JsonNode value = node.get(name);
            String url = value != null && value.isObject() ? text(value.get("@id")) : text(value);
            if (url != null && url.strip().matches("(?i)https?://\\S+")) {
                return url.strip();
            }
        }
        return null;
    }

    /**
     * @param requisition the id of the vacancy
     * @param page where it was found, if it was on a page of its own
     */
    Draft draft(String externalId, @Nullable String requisition, Listing listing, @Nullable String page) {
        String url = url();
        String title = text("title");
        String category = text("occupationalCategory");
        Draft draft = new Draft(listing.source(), externalId)
                .requisitionId(requisition)
                .url(url != null ? url : page)
                .title(title != null ? title : text("name"))
                .category(category != null && !CODE.matcher(category).matches() ? category : text("industry"))
                .language(language())
                .datePosted(moment(text("datePosted"), false))
                .validThrough(moment(text("validThrough"), true));
        organization(draft, listing);
        description(draft);
        for (JsonNode location : each(node.get("jobLocation"))) {
            place(draft, location);
        }
        where(draft);
        for (JsonNode type : each(node.get("employmentType"))) {
            String word = text(type);
            if (word != null) {
                PARTS.splitAsStream(word.replaceFirst("^https?://schema\\.org/", ""))
                        .forEach(part -> EmploymentTypes.of(part).ifPresent(draft::employmentType));
            }
        }
        for (JsonNode skill : each(node.get("skills"))) {
            String named = text(skill);
            if (named != null) {
                PARTS.splitAsStream(named).forEach(draft::skill);
            }
        }
        JsonLdPay.set(draft, node);
        return draft;
    }

    private @Nullable String language() {
        String language = text("inLanguage");
        return language != null && language.matches("[A-Za-z]{2,3}(?:[-_].{1,10})?") ? language : null;
    }

    private void organization(Draft draft, Listing listing) {
        JsonNode organization =
                each(node.get("hiringOrganization")).stream().findFirst().orElse(null);
        String name = text(organization);
        String url = null;
        if (organization != null && organization.isObject()) {
            name = text(organization.get("name"));
            name = name != null ? name : text(organization.get("legalName"));
            String same = text(organization.get("sameAs"));
            url = same != null ? same : text(organization.get("url"));
        }
        boolean web = url != null && url.strip().matches("(?i)https?://\\S{1,1900}");
        draft.organization(
                name != null ? name : listing.organizationName(),
                web && url != null ? url.strip() : listing.organizationUrl());
    }

    private void description(Draft draft) {
        StringBuilder html = new StringBuilder();
        for (String name : TEXTS) {
            for (JsonNode part : each(node.get(name))) {
                String text = text(part);
                if (text != null && html.indexOf(text) < 0) {
                    html.append(html.isEmpty() ? "" : "\n\n").append(text);
                }
            }
            if (!html.isEmpty() && name.equals("description")) {
                break;
            }
        }
        Fields.html(draft, html.toString());
    }

    private static void place(Draft draft, JsonNode location) {
        if (location.isString()) {
            draft.place(location.stringValue(), null);
            return;
        }
        List<JsonNode> addresses = each(location.has("address") ? location.get("address") : location);
        boolean any = false;
        for (JsonNode address : addresses) {
            String text = address.isString()
                    ? address.stringValue()
                    : FieldPlaces.address(
                            text(address.get("addressLocality")),
                            text(address.get("addressRegion")),
                            text(address.get("addressCountry")));
            if (text.isBlank() && address.isObject()) {
                // Some write all of it into the street.
                String street = text(address.get("streetAddress"));
                text = street == null ? "" : street;
            }
            any |= !text.isBlank();
            draft.place(text, null);
        }
        if (!any) {
            draft.place(text(location.get("name")), null);
        }
    }

    private void where(Draft draft) {
        for (JsonNode type : each(node.get("jobLocationType"))) {
            String word = text(type);
            if (word != null && FieldWords.plain(word).contains("telecommute")) {
                draft.workplace(Workplace.REMOTE);
            }
        }
        for (JsonNode area : each(node.get("applicantLocationRequirements"))) {
            String name = area.isObject() && area.has("address") ? null : text(area);
            draft.applicantPlace(FieldPlaces.countryName(name != null ? name : text(area.get("address"))));
        }
    }

    /** A last moment at midnight without a zone is a last day. */
    private static @Nullable Instant moment(@Nullable String text, boolean last) {
        if (text == null) {
            return null;
        }
        var midnight = MIDNIGHT.matcher(text.strip());
        return DATES.read(last && midnight.matches() ? midnight.group(1) : text, last)
                .orElse(null);
    }

    private @Nullable String text(String name) {
        return text(node.get(name));
    }

    /** The text that a value is, or has; null where it has none. */
    static @Nullable String text(@Nullable JsonNode value) {
        JsonNode at = value;
        for (int depth = 0; at != null && depth < 4; depth++) {
            if (at.isString() || at.isNumber()) {
                String text = at.isNumber() ? at.asString() : at.stringValue();
                return text.isBlank() ? null : text;
            }
            JsonNode inside = null;
            if (at.isArray() && !at.isEmpty()) {
                inside = at.get(0);
            } else if (at.isObject()) {
                for (int i = 0; i < VALUES.length && inside == null; i++) {
                    inside = at.get(VALUES[i]);
                }
            }
            at = inside;
        }
        return null;
    }

    /** A value as a list: the items of one, or one. */
    static List<JsonNode> each(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode one : value) {
            if (all.size() < 200) {
                all.add(one);
            }
        }
        return all;
    }
}
