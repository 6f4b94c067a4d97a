package io.rolecall.ingest.normalize;

import io.rolecall.posting.InvalidPostingException;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object as values of a kind: null where absent, refused with their field where of another kind. */
final class JsonMembers {
    private JsonMembers() {}

    static @Nullable BigDecimal amount(JsonNode node, String name, String field) {
        JsonNode value = member(node, name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidPostingException(field, "is not a number");
        }
        return value.decimalValue();
    }

    static @Nullable Double number(JsonNode node, String name, String field) {
        JsonNode value = member(node, name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidPostingException(field, "is not a number");
        }
        return value.doubleValue();
    }

    static void each(@Nullable JsonNode node, String field, Consumer<JsonNode> item) {
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
    static @Nullable JsonNode member(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    static @Nullable String text(JsonNode node, String name) {
        return text(node, name, name);
    }

    static @Nullable String text(JsonNode node, String name, String field) {
        JsonNode value = member(node, name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidPostingException(field, "is not a text");
        }
        return value.stringValue();
    }

    static @Nullable String textOrNumber(JsonNode node, String name, String field) {
        JsonNode value = node.get(name);
        return value != null && value.isIntegralNumber() ? value.asString() : text(node, name, field);
    }

    static <E extends Enum<E>> @Nullable E enumeration(JsonNode node, String name, Class<E> type) {
        return enumeration(node, name, name, type);
    }

    static <E extends Enum<E>> @Nullable E enumeration(JsonNode node, String name, String field, Class<E> type) {
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

    static <E extends Enum<E>> String notOneOf(String given, Class<E> type) {
        String shown = given.length() > 60 ? given.substring(0, 60) + "…" : given;
        return "is \"" + shown + "\", not one of " + Arrays.toString(type.getEnumConstants());
    }

    static @Nullable Instant moment(JsonNode node, String field, boolean endOfDay) {
        String given = text(node, field);
        if (given == null || given.isBlank()) {
            return null;
        }
        return moment(given.strip(), endOfDay)
                .orElseThrow(() -> new InvalidPostingException(
                        field, "is not a date (2026-11-22) or a date with a time (2026-11-22T09:00:00Z)"));
    }

    /** What {@link JsonForm#moment(String, boolean)} reads. */
    static Optional<Instant> moment(String text, boolean endOfDay) {
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
