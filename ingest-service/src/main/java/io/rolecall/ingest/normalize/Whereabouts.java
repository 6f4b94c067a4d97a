package io.rolecall.ingest.normalize;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import io.rolecall.posting.Workplace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the work is done, and where those who do it remotely may live.
 *
 * @param locations places of work
 * @param applicantLocations where a remote worker may live
 */
record Whereabouts(Workplace workplace, List<Location> locations, List<Location> applicantLocations) {
    private static final int MOST_TEXT = 300;
    private static final Pattern REMOTE_WORD = Pattern.compile(
            "(?i)\\b(?:remote(?:ly)?|home[ -]?office|work from home|wfh|télétravail|teletrabajo|anywhere|any location)\\b");
    /** What a remote posting's place says when it names no place. */
    private static final Pattern NO_PLACE = Pattern.compile(
            "(?i)(?:fully|100 ?%|remote(?:ly)?|first|only|home|office|work|from|anywhere|any|location|worldwide|global(?:ly)?|multiple"
                    + "|locations|hybrid|on-?site|[\\s\\p{P}])*");

    static Whereabouts of(Draft draft, String title, String text) {
        Workplace workplace =
                draft.workplace != null ? draft.workplace : Workplaces.read(draft.places, title, text, draft.notRemote);
        Set<Location> locations = new LinkedHashSet<>();
        Set<Location> applicants = new LinkedHashSet<>();
        draft.locations.forEach(location -> locations.add(completed(location)));
        draft.applicantLocations.forEach(location -> applicants.add(completed(location)));
        draft.applicantPlaces.forEach(place -> applicants.addAll(located(place)));
        for (String place : draft.places) {
            boolean saysRemote = REMOTE_WORD.matcher(place).find();
            for (Location location : located(place)) {
                boolean wide = location.city() == null;
                if (workplace != Workplace.REMOTE || !wide) {
                    locations.add(location);
                } else if (location.country() != null || saysRemote || !draft.notRemote) {
                    applicants.add(location);
                }
            }
        }
        return new Whereabouts(workplace, List.copyOf(locations), List.copyOf(applicants));
    }

    private static List<Location> located(String place) {
        String line = Markup.line(place);
        if (line.isEmpty() || NO_PLACE.matcher(line).matches()) {
            return List.of();
        }
        List<Location> found = new ArrayList<>();
        for (Location location : Gazetteer.bundled().locateAll(line)) {
            if (!NO_PLACE.matcher(location.text()).matches()) {
                found.add(location);
            }
        }
        return found.isEmpty() ? List.of(Location.unresolved(cut(line))) : found;
    }

    private static String cut(String line) {
        return line.length() <= MOST_TEXT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, MOST_TEXT)));
    }

    /** A place given as data, with what the gazetteer knows where the source was less exact. What is given is kept. */
    private static Location completed(Location given) {
        if (given.placeId() != null) {
            return given;
        }
        Location known = Gazetteer.bundled().locate(given.text());
        boolean contradicts = given.country() != null
                && known.country() != null
                && !given.country().equals(known.country());
        if (contradicts) {
            return given;
        }
        boolean point = given.lat() != null;
        return new Location(
                given.text(),
                first(given.city(), known.city()),
                first(given.region(), known.region()),
                first(given.country(), known.country()),
                point ? given.lat() : known.lat(),
                point ? given.lon() : known.lon(),
                known.placeId());
    }

    private static @Nullable String first(@Nullable String a, @Nullable String b) {
        return a != null ? a : b;
    }
}
