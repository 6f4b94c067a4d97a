package io.rolecall.ingest.normalize;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
            "descriptionText",
            "firstSeen",
            "lastSeen",
            "clusterId",
            "version",
            "closedAt",
            "closedReason");

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
        if (!node.isObject()) {
            throw new InvalidPostingException("posting", "is not a JSON object");
        }
        Identity identity = identity(node, defaultSource);
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
        if (!node.isObject()) {
            throw new InvalidPostingException("posting", "is not a JSON object");
        }
        return identity(node, "any").externalId;
    }

    private static Item read(JsonNode node, Identity identity) {
        if (enumeration(node, "status", io.rolecall.posting.Status.class) == io.rolecall.posting.Status.CLOSED) {
            return new Item.Closed(identity.source, identity.externalId);
        }
        Draft draft = new Draft(identity.source, identity.externalId)
                .url(text(node, "url"))
                .title(text(node, "title"))
                .workplace(enumeration(node, "workplace", Workplace.class))
                .level(enumeration(node, "level", Level.class))
                .language(text(node, "language"))
                .category(text(node, "category"))
                .datePosted(moment(node, "datePosted", false))
                .validThrough(moment(node, "validThrough", true))
                .pay(pay(member(node, "pay")));
        String description = text(node, "description");
        if (description != null) {
            draft.html(description);
        }
        organization(member(node, "organization"), draft);
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

    private record Identity(String source, String externalId) {}

    private static Identity identity(JsonNode node, String defaultSource) {
        String id = textOrNumber(node, "id");
        String source = text(node, "source");
        String externalId = textOrNumber(node, "externalId");
        if (externalId == null && id == null) {
            throw new InvalidPostingException("externalId", "is missing, and so is id");
        }
        if (externalId == null && id != null) {
            int colon = id.indexOf(':');
            if (source != null) {
                externalId = id.startsWith(source + ":") ? id.substring(source.length() + 1) : id;
            } else if (colon > 0) {
                source = id.substring(0, colon);
                externalId = id.substring(colon + 1);
            } else {
                externalId = id;
            }
        }
        String from = Posting.sourceId(source == null ? defaultSource : source);
        String what = java.util.Objects.requireNonNull(externalId).strip();
        if (what.isEmpty() || what.length() > 255) {
            throw new InvalidPostingException("externalId", "is not 1 to 255 characters");
        }
        if (id != null && id.indexOf(':') > 0 && !id.equals(Posting.idOf(from, what))) {
            throw new InvalidPostingException("id", "is not <source>:<externalId>");
        }
        return new Identity(from, what);
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
        BigDecimal min = amount(node, "min");
        BigDecimal max = amount(node, "max");
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

    private static @Nullable BigDecimal amount(JsonNode pay, String name) {
        JsonNode node = member(pay, name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            throw new InvalidPostingException("pay." + name, "is not a number");
        }
        return node.decimalValue();
    }

    private static @Nullable Double number(JsonNode node, String name, String field) {
        JsonNode value = member(node, name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidPostingException(field, "is not a number");
        }
        return value.doubleValue();
    }

    private static void each(@Nullable JsonNode node, String field, Consumer<JsonNode> item) {
        if (node == null) {
            return;
        }
        if (!node.isArray()) {
            item.accept(node);
            return;
        }
        if (node.size() > 1_000) {
            throw new InvalidPostingException(field, "has " + node.size() + " values");
        }
        node.forEach(item);
    }

    /** The value of a member; null where it is absent or null, which is the same here. */
    private static @Nullable JsonNode member(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return text(node, name, name);
    }

    private static @Nullable String text(JsonNode node, String name, String field) {
        JsonNode value = member(node, name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidPostingException(field, "is not a text");
        }
        return value.stringValue();
    }

    private static @Nullable String textOrNumber(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isIntegralNumber() ? value.asString() : text(node, name);
    }

    private static <E extends Enum<E>> @Nullable E enumeration(JsonNode node, String name, Class<E> type) {
        return enumeration(node, name, name, type);
    }

    private static <E extends Enum<E>> @Nullable E enumeration(
            JsonNode node, String name, String field, Class<E> type) {
        String given = text(node, name, field);
        if (given == null || given.isBlank()) {
            return null;
        }
        String plain = given.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().replace("_", "").equals(plain))
                .findFirst()
                .orElseThrow(() -> new InvalidPostingException(field, notOneOf(given, type)));
    }

    private static <E extends Enum<E>> String notOneOf(String given, Class<E> type) {
        String shown = given.length() > 60 ? given.substring(0, 60) + "…" : given;
        return "is \"" + shown + "\", not one of " + Arrays.toString(type.getEnumConstants());
    }

    private static @Nullable Instant moment(JsonNode node, String field, boolean endOfDay) {
        String given = text(node, field);
        if (given == null || given.isBlank()) {
            return null;
        }
        return moment(given.strip(), endOfDay)
                .orElseThrow(() -> new InvalidPostingException(
                        field, "is not a date (2026-11-22) or a date with a time (2026-11-22T09:00:00Z)"));
    }

    /** A date, or a date with a time, as ISO 8601 writes them; without a zone it is UTC. A last day includes all of it. */
    public static Optional<Instant> moment(String text, boolean endOfDay) {
        try {
            if (text.length() <= 10) {
                LocalDate day = LocalDate.parse(text);
                return Optional.of((endOfDay ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
            iso = iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
            boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d{2}:\\d{2}(:\\d{2})?$");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
