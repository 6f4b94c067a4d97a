package io.rolecall.notify.channel;

import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.place.Place;
import io.rolecall.place.PlaceNames;
import io.rolecall.query.FieldNames;
import io.rolecall.query.Sentences;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What notices say, in the reader's language. */
public final class Phrases {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Sentences REASONS = Sentences.of("phrases.notices", "reason.");
    private static final Sentences AUDITED = Sentences.of("phrases.notices", "audit.");
    private static final Sentences PEOPLE = Sentences.of("phrases.notices", "who.");

    private final Locale language;
    private final ResourceBundle bundle;
    private final ResourceBundle words;

    private Phrases(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("phrases.notices", language, NO_FALLBACK);
        this.words = ResourceBundle.getBundle("phrases.words", language, NO_FALLBACK);
    }

    public static Phrases in(Locale language) {
        return new Phrases(language);
    }

    /** The language's tag, for the markup of what is said. */
    public String tag() {
        return bundle.getLocale().getLanguage().isEmpty()
                ? "en"
                : bundle.getLocale().getLanguage();
    }

    public String say(String key, Object... values) {
        ResourceBundle its = bundle.containsKey(key) ? bundle : words;
        return new MessageFormat(its.getString(key), language).format(values);
    }

    /** Whether there is something to say under a key. */
    boolean knows(String key) {
        return bundle.containsKey(key) || words.containsKey(key);
    }

    /** Several, of which each is enough. */
    public String either(List<String> values) {
        return String.join(" " + say("or") + " ", values);
    }

    /** A value of a criterion as people know it: a name for a code. */
    public String value(String criterion, String value) {
        String kind = switch (criterion) {
            case "employmentType", "employmentTypes" -> "employment";
            default -> criterion;
        };
        return switch (kind) {
            case "country", "applicantCountry" -> country(value);
            case "language" -> named(value, Locale.of(value).getDisplayLanguage(spoken()));
            case "category" -> FieldNames.of(value, spoken());
            case "workplace", "employment", "level" -> knows(kind + "." + value) ? say(kind + "." + value) : value;
            default -> value;
        };
    }

    /** A country by its name. */
    public String country(String code) {
        return PlaceNames.country(code, spoken());
    }

    /** A place by its name, and nothing else. */
    public String place(Place place) {
        return PlaceNames.of(place, spoken());
    }

    private static String named(String code, String name) {
        return name.isEmpty() ? code : name;
    }

    /** A line about a posting that was written in English: a place, a workplace, pay. */
    public String fact(String english) {
        return new Facts(this, in(Locale.ENGLISH)).fact(english);
    }

    /** Why an alert can't find anything, as the audit says it. */
    public String audited(String english) {
        return AUDITED.in(language, english).orElse(english);
    }

    /** Why a message was not taken, as far as it is known how to say it. */
    public String reason(String english) {
        return REASONS.in(language, english)
                .map(said -> PEOPLE.begin(language, said))
                .orElse(english);
    }

    /** A criterion's or field's name. */
    public String name(String criterion) {
        String key = "criterion." + criterion;
        return bundle.containsKey(key) ? bundle.getString(key) : Words.name(criterion);
    }

    public String date(Instant instant, ZoneId zone) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(spoken())
                .format(date);
    }

    /** A day and hour on somebody's clock. */
    public String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("moment"), spoken()).format(instant.atZone(zone));
    }

    Locale spoken() {
        return tag().equals("en") ? Locale.UK : Locale.of(tag());
    }

    /** What is new about a vacancy in a few words; empty where it is simply new. */
    public List<String> badges(Notice.News news, ZoneId zone) {
        return switch (news) {
            case Notice.News.Fresh() -> List.of();
            case Notice.News.Reposted(Instant firstSeen) -> List.of(say("badge.reposted", date(firstSeen, zone)));
            case Notice.News.Changed(var changes) ->
                changes.stream().map(this::change).toList();
        };
    }

    private String change(Notice.Change change) {
        String what = change.what().word();
        if (change.what() == AfterNotice.CLOSED) {
            return say("after.closed");
        }
        String before = change.before() == null ? null : said(change.what(), change.before());
        if (change.now() == null) {
            return say("after." + what + ".gone", before == null ? "" : before);
        }
        String now = said(change.what(), change.now());
        return before == null ? say("after." + what + ".new", now) : say("after." + what, before, now);
    }

    private String said(AfterNotice what, String english) {
        return what == AfterNotice.DEADLINE && english.matches("\\d{4}-\\d{2}-\\d{2}")
                ? date(LocalDate.parse(english))
                : fact(english);
    }
}
