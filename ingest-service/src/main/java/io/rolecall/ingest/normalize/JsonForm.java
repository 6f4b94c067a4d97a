package io.rolecall.ingest.normalize;

import static io.rolecall.ingest.normalize.JsonMembers.amount;
import static io.rolecall.ingest.normalize.JsonMembers.each;
import static io.rolecall.ingest.normalize.JsonMembers.enumeration;
import static io.rolecall.ingest.normalize.JsonMembers.member;
import static io.rolecall.ingest.normalize.JsonMembers.notOneOf;
import static io.rolecall.ingest.normalize.JsonMembers.number;
import static io.rolecall.ingest.normalize.JsonMembers.text;
import static io.rolecall.ingest.normalize.JsonMembers.textOrNumber;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rolecall's own JSON form of a posting, as it is pushed and as feeds have it: the contract's names, lenient in how a value is
 * written, strict in what it is. A value of the wrong kind is refused with its field; a member that the form doesn't know is
 * reported and otherwise ignored, because feeds carry extras and a typing error should be seen.
 */
public final class JsonForm {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "source",
            "externalId",
            "requisitionId",
            "identifier",
            "skills",
            "status",
            "url",
            "title",
            "organization",
            "locations",
            "location",
            "workplace",
            "applicantLocations",
            "employmentTypes",
            "employmentType",
            "level",
            "pay",
            "description",
            "language",
            "category",
            "datePosted",
            "validThrough",
            // What Rolecall itself adds, so that its own stream can be pushed elsewhere.
            "occupation",
            "descriptionText",
            "firstSeen",
            "lastSeen",
            "clusterId",
            "version",
            "closedAt",
            "closedReason");

    private static final Pattern LIST = Pattern.compile("[,;\\n•|]");

    private JsonForm() {}

    /** What one JSON value says. */
    public sealed interface Item {
        /** An open posting. */
        record Open(Draft draft) implements Item {}

        /** A posting that is no longer open. */
        record Closed(String source, String externalId) implements Item {}
    }

    /**
     * Reads one value.
     *
     * @param defaultSource of a posting that names none
     * @param unknown told each member that the form doesn't know
     * @throws InvalidPostingException when it is no posting
     */
    public static Item read(JsonNode node, String defaultSource, Consumer<String> unknown) {
        Identity identity = Identity.of(node, defaultSource);
        node.propertyNames().stream().filter(name -> !KNOWN.contains(name)).forEach(unknown);
        return read(node, identity);
    }

    /**
     * Reads one value of a list that has its own source id: whatever source the value names, the posting is the list's.
     *
     * @throws InvalidPostingException when it is no posting
     */
    public static Item readAs(String source, JsonNode node) {
        return read(node, new Identity(source, externalId(node)));
    }

    /**
     * The external id alone, for a value that may be wrong otherwise.
     *
     * @throws InvalidPostingException when not even that can be read
     */
    public static String externalId(JsonNode node) {
        return Identity.of(node, "any").externalId();
    }

    private static Item read(JsonNode node, Identity identity) {
        if (enumeration(node, "status", io.rolecall.posting.Status.class) == io.rolecall.posting.Status.CLOSED) {
            return new Item.Closed(identity.source(), identity.externalId());
        }
        Draft draft = new Draft(identity.source(), identity.externalId())
                .requisitionId(requisitionId(node))
                .url(text(node, "url"))
                .title(text(node, "title"))
                .workplace(enumeration(node, "workplace", Workplace.class))
                .level(enumeration(node, "level", Level.class))
                .language(text(node, "language"))
                .category(text(node, "category"))
                .datePosted(JsonMembers.moment(node, "datePosted", false))
                .validThrough(JsonMembers.moment(node, "validThrough", true))
                .pay(pay(member(node, "pay")));
        String description = text(node, "description");
        if (description != null) {
            draft.html(description);
        }
        organization(member(node, "organization"), draft);
        each(member(node, "skills"), "skills", skill -> skills(skill, draft));
        @Nullable JsonNode locations = member(node, node.has("locations") ? "locations" : "location");
        String field = node.has("locations") ? "locations" : "location";
        each(locations, field, place -> place(place, field, text -> draft.place(text, null), draft::location));
        each(
                member(node, "applicantLocations"),
                "applicantLocations",
                place -> place(place, "applicantLocations", draft::applicantPlace, draft::applicantLocation));
        @Nullable JsonNode types = member(node, node.has("employmentTypes") ? "employmentTypes" : "employmentType");
        String typesField = node.has("employmentTypes") ? "employmentTypes" : "employmentType";
        each(types, typesField, type -> {
            if (!type.isString()) {
                throw new InvalidPostingException(typesField, "is not a text or a list of texts");
            }
            draft.employmentType(EmploymentTypes.of(type.stringValue())
                    .orElseThrow(() -> new InvalidPostingException(
                            typesField, notOneOf(type.stringValue(), EmploymentType.class))));
        });
        return new Item.Open(draft);
    }

    /** By our name, or schema.org's: a text, a number, or an object with a value. */
    private static @Nullable String requisitionId(JsonNode node) {
        String given = textOrNumber(node, "requisitionId", "requisitionId");
        JsonNode identifier = member(node, "identifier");
        if (given != null || identifier == null || identifier.isArray()) {
            return given;
        }
        return identifier.isObject()
                ? textOrNumber(identifier, "value", "identifier.value")
                : textOrNumber(node, "identifier", "identifier");
    }

    /** One skill, several in one text, or schema.org's object with a name. */
    private static void skills(JsonNode node, Draft draft) {
        if (node.isObject()) {
            draft.skill(text(node, "name", "skills.name"));
        } else if (node.isString()) {
            LIST.splitAsStream(node.stringValue()).forEach(draft::skill);
        } else {
            throw new InvalidPostingException("skills", "is not a text or a list of texts");
        }
    }

    private static void organization(@Nullable JsonNode node, Draft draft) {
        if (node == null) {
            throw new InvalidPostingException("organization", "is missing");
        } else if (node.isString()) {
            draft.organization(node.stringValue(), null);
        } else if (node.isObject()) {
            draft.organization(text(node, "name", "organization.name"), text(node, "url", "organization.url"));
        } else {
            throw new InvalidPostingException("organization", "is neither a text nor an object with a name");
        }
    }

    private static void place(JsonNode node, String field, Consumer<String> asText, Consumer<Location> asData) {
        if (node.isString()) {
            asText.accept(node.stringValue());
        } else if (node.isObject()) {
            String city = text(node, "city", field + ".city");
            String region = text(node, "region", field + ".region");
            String country = text(node, "country", field + ".country");
            String said = text(node, "text", field + ".text");
            Double lat = number(node, "lat", field + ".lat");
            Double lon = number(node, "lon", field + ".lon");
            String text = said != null
                    ? said
                    : String.join(
                            ", ",
                            java.util.stream.Stream.of(city, region, country)
                                    .filter(java.util.Objects::nonNull)
                                    .toList());
            if (text.isBlank()) {
                throw new InvalidPostingException(field, "has a place without text, city, region or country");
            }
            if (lat == null && lon == null && said != null) {
                asText.accept(said);
            } else {
                asData.accept(Places.of(text, city, region, country, lat, lon));
            }
        } else {
            throw new InvalidPostingException(field, "is neither a text nor a place");
        }
    }

    private static @Nullable Pay pay(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw new InvalidPostingException("pay", "is not an object with min, max, currency and period");
        }
        BigDecimal min = amount(node, "min", "pay.min");
        BigDecimal max = amount(node, "max", "pay.max");
        String currency = text(node, "currency", "pay.currency");
        Pay.Period period = enumeration(node, "period", "pay.period", Pay.Period.class);
        Pay.Source source = enumeration(node, "source", "pay.source", Pay.Source.class);
        if (period == null) {
            throw new InvalidPostingException("pay.period", "is missing");
        }
        return new Pay(
                min,
                max,
                currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT),
                period,
                source == null ? Pay.Source.STATED : source);
    }

    /** A date, or a date with a time, as ISO 8601 writes them; without a zone it is UTC. A last day includes all of it. */
    public static Optional<Instant> moment(String text, boolean endOfDay) {
        return JsonMembers.moment(text, endOfDay);
    }
}
