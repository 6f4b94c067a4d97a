package io.rolecall.search.web;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.place.PlaceNames;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.FieldNames;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Understanding;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.Suggestions.Suggestion;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Codes and values in words, as the pages show them, in one of their languages. */
final class Labels {
    /** All that the pages say. */
    static final ResourceBundleMessageSource MESSAGES = messages();

    static final Labels ENGLISH = new Labels(Locale.UK, "d MMMM uuuu");
    static final Labels GERMAN = new Labels(Locale.GERMANY, "d. MMMM uuuu");

    private final Locale locale;
    private final DateTimeFormatter day;

    /** What places of counts are called, by their values: each page has up to a hundred, and the gazetteer so many at most. */
    private final Map<String, String> counted = new ConcurrentHashMap<>();

    private Labels(Locale locale, String day) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofPattern(day, locale).withZone(ZoneOffset.UTC);
    }

    /** In the language wanted, or in English. */
    static Labels of(Locale wanted) {
        return wanted.getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... filledIn) {
        return MESSAGES.getMessage(key, filledIn, locale);
    }

    /** The text of a key that may not be there, or something else. */
    String textOr(String key, String other) {
        String text = MESSAGES.getMessage(key, null, other, locale);
        return text == null ? other : text;
    }

    /** So many of something. */
    String count(String key, long number) {
        return text(key + (number == 1 ? ".one" : ".many"), number(number));
    }

    String workplace(Workplace workplace) {
        return text("workplace." + workplace.name());
    }

    String employmentType(EmploymentType type) {
        return text("employment." + type.name());
    }

    String level(Level level) {
        return text("level." + level.name());
    }

    String country(String code) {
        return PlaceNames.country(code, locale);
    }

    /** A field of work. */
    String category(String name) {
        return FieldNames.of(name, locale);
    }

    String language(String code) {
        String name = Locale.of(code).getDisplayLanguage(locale);
        return name.isEmpty() ? code : name;
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A place of a count, in short. */
    String place(Count count) {
        String before = counted.get(count.value());
        if (before != null) {
            return before;
        }
        Optional<String> name = known(count.value()).map(p -> PlaceNames.inShort(p, locale));
        name.ifPresent(n -> counted.put(count.value(), n));
        return name.orElse(count.value());
    }

    /** A place that was asked for, by what tells it from its namesakes. */
    String place(Understanding.NamedPlace place) {
        String name = PlaceNames.brief(Gazetteer.bundled()
                .byId(place.id())
                .map(p -> PlaceNames.inFull(p, locale))
                .orElse(place.name()));
        return place.radiusKm() == null
                ? text("understood.place", name)
                : text("understood.radius", name, number(place.radiusKm()));
    }

    /** A place as an address has it: by its id, or as somebody wrote it. */
    String place(String value) {
        return known(value).map(p -> PlaceNames.of(p, locale)).orElse(value);
    }

    /** A place that is proposed to somebody who types: in their language, where it is read as this place. */
    String place(Suggestion suggestion) {
        return this == ENGLISH
                ? suggestion.text()
                : known(PlaceWanted.BY_ID + suggestion.value())
                        .map(p -> new PlaceWanted(p, "").name(locale))
                        .filter(name -> !name.startsWith(PlaceWanted.BY_ID))
                        .orElse(suggestion.text());
    }

    private static Optional<Place> known(String value) {
        return value.startsWith(PlaceWanted.BY_ID)
                ? Gazetteer.bundled().byId(value.substring(PlaceWanted.BY_ID.length()))
                : Optional.empty();
    }

    /** Where the work is, or where a remote worker may live, in the source's own words. */
    @Nullable String place(Posting posting, int most) {
        List<Location> places = posting.locations().isEmpty() ? posting.applicantLocations() : posting.locations();
        // A region such as "Europe" is kept as each of its countries, all in the same words.
        List<String> texts = places.stream().map(Location::text).distinct().toList();
        if (texts.isEmpty()) {
            return null;
        }
        String named = texts.stream().limit(most).collect(Collectors.joining(" · "));
        return texts.size() <= most ? named : text("place.more", named, number(texts.size() - most));
    }

    String employmentTypes(Posting posting) {
        return posting.employmentTypes().stream().map(this::employmentType).collect(Collectors.joining(", "));
    }

    String day(Instant moment) {
        return day.format(moment);
    }

    /** The last day of what ends at a moment: a whole day ends with the midnight at which the next one begins. */
    String lastDay(Instant end) {
        return day(end.minusMillis(1));
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String age(Instant then, Instant now) {
        long hours = Duration.between(then, now).toHours();
        long days = hours / 24;
        if (hours < 1) {
            return text("age.now");
        }
        if (days < 1) {
            return count("age.hour", hours);
        }
        if (days < 14) {
            return days == 1 ? text("age.yesterday") : count("age.day", days);
        }
        if (days < 60) {
            return count("age.week", days / 7);
        }
        return days < 730 ? count("age.month", days / 30) : count("age.year", days / 365);
    }
}
