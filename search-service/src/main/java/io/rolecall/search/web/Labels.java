package io.rolecall.search.web;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes and values in words, as the pages show them. */
final class Labels {
    private static final Locale LANGUAGE = Locale.UK;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", LANGUAGE).withZone(ZoneOffset.UTC);

    private Labels() {}

    static String workplace(Workplace workplace) {
        return switch (workplace) {
            case ONSITE -> "On site";
            case HYBRID -> "Hybrid";
            case REMOTE -> "Remote";
            case UNKNOWN -> "Not stated";
        };
    }

    static String employmentType(EmploymentType type) {
        return switch (type) {
            case FULL_TIME -> "Full time";
            case PART_TIME -> "Part time";
            case CONTRACTOR -> "Contractor";
            case TEMPORARY -> "Temporary";
            case INTERN -> "Internship";
            case VOLUNTEER -> "Volunteer";
            case PER_DIEM -> "Per day";
            case OTHER -> "Other";
        };
    }

    static String level(Level level) {
        return switch (level) {
            case INTERN -> "Intern";
            case ENTRY -> "Entry";
            case MID -> "Mid";
            case SENIOR -> "Senior";
            case LEAD -> "Lead";
            case EXECUTIVE -> "Executive";
            case UNKNOWN -> "Not stated";
        };
    }

    static String country(String code) {
        String name = Locale.of("", code).getDisplayCountry(LANGUAGE);
        return name.isEmpty() ? code : name;
    }

    static String language(String code) {
        String name = Locale.of(code).getDisplayLanguage(LANGUAGE);
        return name.isEmpty() ? code : name;
    }

    static String number(long number) {
        return NumberFormat.getIntegerInstance(LANGUAGE).format(number);
    }

    /** Where the work is, or where a remote worker may live, in the source's own words. */
    static @Nullable String place(Posting posting, int most) {
        List<Location> places = posting.locations().isEmpty() ? posting.applicantLocations() : posting.locations();
        if (places.isEmpty()) {
            return null;
        }
        String named =
                places.stream().limit(most).map(Location::text).distinct().collect(Collectors.joining(" · "));
        return places.size() <= most ? named : named + " + " + (places.size() - most) + " more";
    }

    static String employmentTypes(Posting posting) {
        return posting.employmentTypes().stream().map(Labels::employmentType).collect(Collectors.joining(", "));
    }

    static String day(Instant moment) {
        return DAY.format(moment);
    }

    static String age(Instant then, Instant now) {
        long hours = Duration.between(then, now).toHours();
        long days = hours / 24;
        if (hours < 1) {
            return "just now";
        }
        if (days < 1) {
            return ago(hours, "hour");
        }
        if (days < 14) {
            return days == 1 ? "yesterday" : ago(days, "day");
        }
        if (days < 60) {
            return ago(days / 7, "week");
        }
        return days < 730 ? ago(days / 30, "month") : ago(days / 365, "year");
    }

    private static String ago(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s") + " ago";
    }
}
