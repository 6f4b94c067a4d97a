package io.rolecall.search.web;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.search.find.SearchResult.Count;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
        String name = Locale.of("", code).getDisplayCountry(locale);
        return name.isEmpty() ? code : name;
    }

    /** The name of a place with its country in the language; the gazetteer has the rest of it in English. */
    String placeName(String name, String country) {
        if (this == ENGLISH) {
            return name;
        }
        String english = Gazetteer.bundled().byId(country).map(Place::name).orElse(country);
        if (name.equals(english)) {
            return country(country);
        }
        return name.endsWith(", " + english)
                ? name.substring(0, name.length() - english.length()) + country(country)
                : name;
    }

    String language(String code) {
        String name = Locale.of(code).getDisplayLanguage(locale);
        return name.isEmpty() ? code : name;
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A place of a count, in short. */
    static String place(Count count) {
        return brief(count.label() == null ? count.value() : count.label());
    }

    /** A place without the region where its name is the city's, as in "Berlin, State of Berlin, Germany". */
    static String brief(String place) {
        String[] parts = place.split(", ", 3);
        return parts.length == 3 && parts[1].contains(parts[0]) ? parts[0] + ", " + parts[2] : place;
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
