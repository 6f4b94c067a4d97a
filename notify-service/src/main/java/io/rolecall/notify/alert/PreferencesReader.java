package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.QuietHours;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a change of what counts for all alerts of a subscriber; what is absent stays. */
public final class PreferencesReader {
    /** Of each kind of block. */
    public static final int MOST_BLOCKS = 50;

    /** In characters. */
    public static final int LONGEST_BLOCK = 80;

    private static final int MOST_A_DAY = 1_000;
    private static final int MOST_DAYS = 3_650;
    private static final Set<String> MEMBERS =
            Set.of("language", "blocks", "reposts", "repostsAfterDays", "after", "quiet", "mostADay", "pausedUntil");
    private static final Set<String> BLOCKS = Set.of("organizations", "agencies", "words");

    private final List<Locale> languages;
    private final Clock clock;

    /** @param languages that there are */
    public PreferencesReader(List<Locale> languages, Clock clock) {
        this.languages = languages;
        this.clock = clock;
    }

    /** The preferences after a change. */
    public Preferences change(JsonNode json, Preferences before) {
        known(json, null, MEMBERS);
        return new Preferences(
                json.has("language") ? language(text(json, "language")) : before.language(),
                json.has("blocks") ? blocks(json.get("blocks"), before.blocks()) : before.blocks(),
                json.has("reposts") ? reposts(json) : before.reposts(),
                json.has("after") ? after(json.get("after")) : before.after(),
                json.has("quiet") ? quiet(json.get("quiet")) : before.quiet(),
                json.has("mostADay") ? number(json, "mostADay", 1, MOST_A_DAY) : before.mostADay(),
                json.has("pausedUntil") ? pausedUntil(json.get("pausedUntil"), before) : before.pausedUntil());
    }

    private Locale language(String tag) {
        return languages.stream()
                .filter(l -> l.toLanguageTag().equals(tag))
                .findFirst()
                .orElseThrow(() -> WishReader.unknown(
                        "language",
                        tag,
                        String.join(
                                ", ",
                                languages.stream().map(Locale::toLanguageTag).toList())));
    }

    private static Blocks blocks(JsonNode json, Blocks before) {
        known(json, "blocks", BLOCKS);
        return new Blocks(
                json.has("organizations") ? list(json, "organizations") : before.organizations(),
                json.has("agencies") ? list(json, "agencies") : before.agencies(),
                json.has("words") ? list(json, "words") : before.words());
    }

    private static List<String> list(JsonNode blocks, String name) {
        String field = "blocks." + name;
        JsonNode values = blocks.get(name);
        if (!values.isArray()) {
            throw new InvalidRequestException(field, "is not a list of texts.");
        }
        List<String> list = new ArrayList<>();
        for (JsonNode value : values) {
            String text = value.asString("").strip();
            if (!value.isString() || text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_BLOCK) {
                throw InvalidRequestException.of(
                        field, value.asString(""), -1, "is not a text of at most " + LONGEST_BLOCK + " characters.");
            }
            readable(field, text);
            if (list.stream().noneMatch(text::equalsIgnoreCase)) {
                list.add(text);
            }
        }
        if (list.size() > MOST_BLOCKS) {
            throw new InvalidRequestException(field, "has more than " + MOST_BLOCKS + " entries.");
        }
        return list;
    }

    /** What is blocked becomes part of queries: what these would not understand can't be blocked. */
    private static void readable(String field, String text) {
        try {
            if (text.indexOf('"') >= 0) {
                throw InvalidRequestException.of(field, text, text.indexOf('"'), "has a quotation mark.");
            }
            Query.parse(Map.of("excludeOrganization", List.of(text)));
            Query.parse(Map.of("q", List.of("\"" + text + "\"")));
        } catch (InvalidQueryException e) {
            throw InvalidRequestException.of(field, text, e.position(), String.valueOf(e.getMessage()));
        }
    }

    private static Reposts reposts(JsonNode json) {
        String word = text(json, "reposts");
        return switch (word) {
            case "never" -> new Reposts.Never();
            case "always" -> new Reposts.Always();
            case "after" -> new Reposts.AfterDays(number(json, "repostsAfterDays", 1, MOST_DAYS));
            default -> throw WishReader.unknown("reposts", word, "never, after, always");
        };
    }

    private static Set<AfterNotice> after(JsonNode values) {
        if (!values.isArray()) {
            throw new InvalidRequestException("after", "is not a list of texts.");
        }
        Set<AfterNotice> after = EnumSet.noneOf(AfterNotice.class);
        for (JsonNode value : values) {
            String word = value.asString("");
            after.add(Arrays.stream(AfterNotice.values())
                    .filter(a -> a.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> WishReader.unknown("after", word, "closed, pay, deadline, place")));
        }
        return after;
    }

    private static @Nullable QuietHours quiet(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        known(json, "quiet", Set.of("from", "until", "zone"));
        LocalTime from = hour(json, "from");
        LocalTime until = hour(json, "until");
        if (from.equals(until)) {
            throw new InvalidRequestException("quiet.until", "is the same as from: that would be always.");
        }
        return new QuietHours(from, until, WishReader.zone("quiet.zone", text(json, "zone")));
    }

    private static LocalTime hour(JsonNode json, String name) {
        String text = text(json, name);
        try {
            return LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeParseException e) {
            throw InvalidRequestException.of("quiet." + name, text, -1, "is not an hour and minute such as 22:00.");
        }
    }

    /** Who goes on sooner than they meant to hears of what is posted from now on: what was missed is in the search. */
    private @Nullable Instant pausedUntil(JsonNode json, Preferences before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!json.isNull()) {
            return until(json.asString(""), now);
        }
        Instant paused = before.pausedUntil();
        return paused == null || paused.isBefore(now) ? paused : now;
    }

    /** A day and hour to come, or {@code always}. */
    static Instant until(String text, Instant now) {
        if (text.equals("always")) {
            return Preferences.ALWAYS;
        }
        try {
            Instant until = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (until.isAfter(now) && until.isBefore(now.plus(MOST_DAYS, ChronoUnit.DAYS))) {
                return until;
            }
        } catch (DateTimeParseException e) {
            // Refused below.
        }
        throw InvalidRequestException.of(
                "pausedUntil", text, -1, "is not an instant to come such as 2030-01-31T00:00:00Z.");
    }

    private static int number(JsonNode json, String name, int least, int most) {
        JsonNode value = json.get(name);
        if (value == null || !value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw InvalidRequestException.of(
                    name,
                    value == null ? null : value.asString(""),
                    -1,
                    "is not a whole number from " + least + " to " + most + ".");
        }
        return value.asInt();
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw new InvalidRequestException(name, "is not a text.");
        }
        return value.asString();
    }

    private static void known(JsonNode json, @Nullable String field, Set<String> members) {
        if (!json.isObject()) {
            throw new InvalidRequestException(field, "is not an object.");
        }
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                throw WishReader.unknown(
                        field == null ? name : field + "." + name, name, String.join(", ", new TreeSet<>(members)));
            }
        }
    }
}
