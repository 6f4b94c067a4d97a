package io.rolecall.ingest.normalize;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import io.rolecall.posting.Workplace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the work is done, and where those who do it remotely may live.
 *
 * @param locations places of work
 * @param applicantLocations where a remote worker may live
 */
record Whereabouts(Workplace workplace, List<Location> locations, List<Location> applicantLocations) {
    private static final int MOST_TEXT = 300;
    private static final Pattern REMOTE_WORD = Pattern.compile("(?iu)(?<!\\p{L})(?:remote(?:ly)?|"
            + Workplaces.REMOTE_ABROAD + "|work from home|wfh|anywhere|any location)(?!\\p{L})");
    /** What a remote posting's place says when it names no place. */
    private static final Pattern NO_PLACE = Pattern.compile(
            "(?iu)(?:fully|100 ?%|remote(?:ly)?|first|only|home|office|work|from|anywhere|any|location|worldwide|global(?:ly)?|multiple"
                    + "|locations|hybrid|on-?site|" + Workplaces.REMOTE_ABROAD
                    + "|hybride|híbrido|ibrido|weltweit|europaweit|deutschlandweit|bundesweit|[\\s\\p{P}])*");

    private static final Pattern ANYWHERE =
            Pattern.compile("(?iu)(?<!\\p{L})(?:worldwide|weltweit|global(?:ly)?|anywhere in the world)(?!\\p{L})");

    /** The countries that the places are in, of work or of those who do it. */
    Set<String> countries() {
        return Stream.concat(locations.stream(), applicantLocations.stream())
                .flatMap(location -> Stream.ofNullable(location.country()))
                .collect(Collectors.toSet());
    }

    static Whereabouts of(Draft draft, String title, String text) {
        Workplace workplace = draft.workplace != null ? draft.workplace : Workplaces.read(draft, title, text);
        Set<Location> locations = new LinkedHashSet<>();
        Set<Location> applicants = new LinkedHashSet<>();
        draft.applicantLocations.forEach(location -> applicants.add(completed(location)));
        draft.applicantPlaces.forEach(place -> applicants.addAll(located(place)));
        for (Draft.Place place : draft.places) {
            switch (place) {
                case Draft.Place.Given(Location location) -> locations.add(completed(location));
                case Draft.Place.Named named -> {
                    for (Location location : located(named)) {
                        // A remote job's country is where its people may live, not where they work.
                        boolean eligible = workplace == Workplace.REMOTE && location.city() == null;
                        (eligible ? applicants : locations).add(location);
                    }
                }
            }
        }
        if (workplace == Workplace.REMOTE && applicants.isEmpty() && !anywhere(draft)) {
            applicants.addAll(Residence.read(title, text));
        }
        return new Whereabouts(workplace, bounded(locations), bounded(applicants));
    }

    /** Groups of countries may be too many together; what is named first stays. */
    private static List<Location> bounded(Set<Location> places) {
        return places.size() <= Regions.MOST || places.stream().noneMatch(Whereabouts::grouped)
                ? List.copyOf(places)
                : places.stream().limit(Regions.MOST).toList();
    }

    private static boolean grouped(Location place) {
        return place.placeId() != null
                && place.placeId().equals(place.country())
                && !Regions.in(place.text()).isEmpty();
    }

    /** Whether the place says that there is no restriction. */
    private static boolean anywhere(Draft draft) {
        return draft.places.stream()
                .anyMatch(place -> place instanceof Draft.Place.Named named
                        && ANYWHERE.matcher(named.text()).find());
    }

    /** The places of a text; the address beside it helps where the text is less exact, or names a place elsewhere. */
    private static List<Location> located(Draft.Place.Named place) {
        List<Location> named = located(place.text());
        if (place.address() == null) {
            return named;
        }
        Location address = Gazetteer.bundled().locate(cut(Markup.line(place.address())));
        if (named.isEmpty()) {
            return address.country() == null ? List.of() : located(countryOf(address));
        }
        if (named.size() > 1 || REMOTE_WORD.matcher(place.text()).find()) {
            return named;
        }
        Location only = named.getFirst();
        boolean vaguer = only.city() == null && address.city() != null;
        boolean elsewhere = only.country() != null
                && address.country() != null
                && !only.country().equals(address.country());
        return vaguer || elsewhere || only.country() == null && address.country() != null
                ? List.of(called(address, only.text()))
                : named;
    }

    private static String countryOf(Location location) {
        return java.util.Locale.of("", String.valueOf(location.country())).getDisplayCountry(java.util.Locale.ENGLISH);
    }

    private static Location called(Location l, String text) {
        return new Location(text, l.city(), l.region(), l.country(), l.lat(), l.lon(), l.placeId());
    }

    private static List<Location> located(String place) {
        String line = Markup.line(place);
        if (line.isEmpty() || NO_PLACE.matcher(line).matches()) {
            return List.of();
        }
        List<Location> found = named(line);
        return found.isEmpty() ? List.of(Location.unresolved(cut(line))) : found;
    }

    /** The places and groups of countries that a line names; words that name none are kept as they are. */
    static List<Location> named(String line) {
        List<Regions.Named> groups = Regions.in(line);
        List<Location> found = new ArrayList<>();
        for (Location location : Gazetteer.bundled().locateAll(line)) {
            boolean group =
                    location.country() == null && !Regions.in(location.text()).isEmpty();
            if (!group && !NO_PLACE.matcher(location.text()).matches()) {
                found.add(location);
            }
        }
        // What looks like a small place ("Mena") is the group of that name, where nothing else is said.
        if (groups.size() == 1
                && found.size() == 1
                && found.getFirst().city() != null
                && all(groups.getFirst(), line)) {
            found.clear();
        }
        List<Location> places = List.copyOf(found);
        for (Regions.Named group : groups) {
            // "Berlin, Europe" is in Berlin.
            if (!group.hasAny(places)) {
                found.addAll(group.locations(cut(
                        places.isEmpty() && groups.size() == 1 ? line : line.substring(group.start(), group.end()))));
            }
        }
        return found;
    }

    private static boolean all(Regions.Named group, String line) {
        return NO_PLACE.matcher(line.substring(0, group.start()) + line.substring(group.end()))
                .matches();
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
