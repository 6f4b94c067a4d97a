package io.rolecall.query;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From which countries remote work may be done: from those that the posting names for applicants, by country or by a part of the
 * world. Where it names none, only from the country where it is.
 */
final class Eligibility {
    private Eligibility() {}

    /** The place that opens a remote posting to people in a country; null if none does, and for work that isn't remote. */
    static @Nullable Location place(String country, Posting posting) {
        for (Location place : places(posting)) {
            Set<String> countries = countries(place);
            if (countries.contains(country) || countries.contains(Areas.WORLD)) {
                return place;
            }
        }
        return null;
    }

    /** All of those countries, {@link Areas#WORLD} for any. */
    static Set<String> countries(Posting posting) {
        Set<String> countries = new HashSet<>();
        places(posting).forEach(p -> countries.addAll(countries(p)));
        return countries;
    }

    /** Whether nothing is said: neither that the work is remote or isn't, nor from where. */
    static boolean unknown(Posting posting) {
        return switch (posting.workplace()) {
            case UNKNOWN -> true;
            case REMOTE -> posting.applicantLocations().isEmpty();
            case ONSITE, HYBRID -> false;
        };
    }

    private static List<Location> places(Posting posting) {
        if (posting.workplace() != Workplace.REMOTE) {
            return List.of();
        }
        return posting.applicantLocations().isEmpty() ? posting.locations() : posting.applicantLocations();
    }

    private static Set<String> countries(Location place) {
        return place.country() != null
                ? Set.of(place.country())
                : Areas.bundled().countries(place.text());
    }
}
