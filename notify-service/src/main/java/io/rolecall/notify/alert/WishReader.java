package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what comes as JSON into a wish, or refuses it with the member that is wrong. */
public final class WishReader {
    private static final Set<String> MEMBERS = Set.of("name", "query", "delivery", "cadence", "at", "weekday", "zone");
    private static final int BRIEF = 60;

    private WishReader() {}

    /**
     * A new wish.
     *
     * @param owner whether who asks may name another channel than email
     */
    public static Wish read(JsonNode json, boolean owner) {
        object(json, null);
        known(json, MEMBERS, "");
        return new Wish(
                query(json),
                DestinationReader.read(json, owner),
                schedule(json, null),
                AlertName.of(text(json, "name", "")));
    }

    /** A change of an alert: what is absent stays. Members of another kind are the caller's. */
    public static Wish change(JsonNode json, Alert alert, Set<String> others) {
        object(json, null);
        Set<String> members = new java.util.HashSet<>(MEMBERS);
        members.addAll(others);
        known(json, members, "");
        Query query = json.has("query") ? query(json) : alert.query();
        Destination destination = json.has("delivery") ? DestinationReader.read(json, true) : alert.destination();
        String name = json.has("name") ? AlertName.of(text(json, "name", "")) : alert.name();
        return new Wish(query, destination, schedule(json, alert.schedule()), name);
    }

    /** The query of a body that has one. */
    public static Query query(JsonNode json) {
        JsonNode query = json.get("query");
        if (query == null || query.isNull()) {
            throw new InvalidRequestException("query", "is missing: the criteria of the search, as an object.");
        }
        object(query, "query");
        try {
            Query parsed = Query.parseJson(query.toString());
            if (parsed.unfiltered()) {
                throw new InvalidRequestException(
                        "query", "would match every posting. Name at least one criterion that narrows it.");
            }
            return parsed;
        } catch (InvalidQueryException e) {
            throw InvalidRequestException.of(
                    "query." + e.field(), e.value(), e.position(), String.valueOf(e.getMessage()));
        }
    }

    /** A wish from a page's form. */
    public static Wish form(Query query, String email, Schedule schedule, @Nullable String name) {
        return new Wish(query, new Destination.Email(MailAddress.of("email", email)), schedule, AlertName.of(name));
    }

    /** The mailbox that a form names. */
    public static String mailbox(String email) {
        return MailAddress.of("email", email);
    }

    /** Until when an alert is paused: an instant to come; null: until it is resumed. */
    public static @Nullable Instant pausedUntil(JsonNode json, Instant now) {
        String text = text(json, "pausedUntil", "");
        return text == null ? null : PreferencesReader.until(text, now);
    }

    /** A webhook named on an alert's page. */
    public static Destination.Webhook webhook(String to, @Nullable String secret) {
        return DestinationReader.webhook(to, secret);
    }

    private static Schedule schedule(JsonNode json, @Nullable Schedule before) {
        String cadence = text(json, "cadence", "");
        String at = text(json, "at", "");
        String weekday = text(json, "weekday", "");
        String zone = text(json, "zone", "");
        return schedule(cadence, at, weekday, zone, before);
    }

    /** A schedule from the words of a form or of JSON; what is null stays as it was, or is as usual. */
    public static Schedule schedule(
            @Nullable String cadence,
            @Nullable String at,
            @Nullable String weekday,
            @Nullable String zone,
            @Nullable Schedule before) {
        Schedule usual = before != null
                ? before
                : new Schedule(Cadence.IMMEDIATE, Schedule.USUAL_HOUR, DayOfWeek.MONDAY, ZoneId.of("UTC"));
        return new Schedule(
                cadence == null ? usual.cadence() : cadence(cadence),
                at == null ? usual.at() : at(at),
                weekday == null ? usual.weekday() : weekday(weekday),
                zone == null ? usual.zone() : zone("zone", zone));
    }

    private static Cadence cadence(String word) {
        return Cadence.of(word).orElseThrow(() -> unknown("cadence", word, "immediate, daily, weekly, monthly"));
    }

    private static LocalTime at(String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            return LocalTime.of(time.getHour(), time.getMinute());
        } catch (DateTimeParseException e) {
            throw refused("at", text, "is not an hour and minute such as 08:00.");
        }
    }

    private static DayOfWeek weekday(String text) {
        try {
            return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unknown("weekday", text, "monday, tuesday, wednesday, thursday, friday, saturday, sunday");
        }
    }

    static ZoneId zone(String field, String text) {
        if (!text.equals("Z") && !ZoneId.getAvailableZoneIds().contains(text)) {
            throw refused(field, text, "is not a time zone such as Europe/Berlin.");
        }
        return ZoneId.of(text);
    }

    static void object(JsonNode json, @Nullable String field) {
        if (!json.isObject()) {
            throw new InvalidRequestException(
                    field, field == null ? "The body is not an object." : "is not an object.");
        }
    }

    static void known(JsonNode json, Set<String> members, String prefix) {
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw new InvalidRequestException(
                        prefix + name,
                        "'" + brief(name) + "' is not known; known are " + String.join(", ", new TreeSet<>(members))
                                + ".");
            }
        }
    }

    /** A value outside a closed list, refused with the words that criteria are refused with. */
    public static InvalidRequestException unknown(String field, String value, String known) {
        return InvalidRequestException.of(
                field, value, -1, "'" + brief(value) + "' is not known; known are " + known + ".");
    }

    static InvalidRequestException refused(String field, String value, String why) {
        return InvalidRequestException.of(field, value, -1, "'" + brief(value) + "' " + why);
    }

    /** What an answer may repeat of a value: one line, not too long. */
    private static String brief(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.codePointCount(0, line.length()) <= BRIEF
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BRIEF)) + "…";
    }

    static @Nullable String text(JsonNode json, String name, String prefix) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidRequestException(prefix + name, "is not a text.");
        }
        return value.asString();
    }
}
