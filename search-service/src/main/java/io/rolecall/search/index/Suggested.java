package io.rolecall.search.index;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.place.PlaceNames;
import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.util.BytesRef;

/** What a posting adds to the words that are suggested to somebody who types. */
public enum Suggested {
    /** The title without who may apply: "(m/f/d)" is in no one's search. */
    TITLE {
        @Override
        List<String> values(Posting posting) {
            String title = SPACES.matcher(NOBODY_TYPES.matcher(posting.title()).replaceAll(" "))
                    .replaceAll(" ")
                    .strip();
            return title.isEmpty() || title.length() > LONGEST ? List.of() : List.of(title);
        }
    },
    ORGANIZATION {
        @Override
        List<String> values(Posting posting) {
            return List.of(posting.organization().name());
        }
    },
    /** As {@code id<tab>name, country}: where the work is. */
    PLACE {
        @Override
        List<String> values(Posting posting) {
            List<String> places = new ArrayList<>();
            for (Location location : posting.locations()) {
                Optional.ofNullable(location.placeId())
                        .flatMap(Gazetteer.bundled()::byId)
                        .ifPresent(place -> places.add(place.id() + '\t' + named(place)));
            }
            return places;
        }
    },
    SKILL {
        @Override
        List<String> values(Posting posting) {
            return posting.skills();
        }
    };

    private static final int LONGEST = 120;
    private static final java.util.regex.Pattern NOBODY_TYPES = java.util.regex.Pattern.compile(
            "\\((?:all genders|[mfwdhxiv](?:\\s?[/|*,.-]\\s?[mfwdhxiv]){1,3})\\)",
            java.util.regex.Pattern.CASE_INSENSITIVE);

    private static final java.util.regex.Pattern SPACES = java.util.regex.Pattern.compile("\\s+");

    private final String field = "suggest." + name().toLowerCase(Locale.ROOT);

    abstract List<String> values(Posting posting);

    /** The doc-values field that holds them. */
    public String field() {
        return field;
    }

    static void add(Document document, Posting posting) {
        for (Suggested kind : values()) {
            // A value that comes twice is kept once.
            for (String value : kind.values(posting)) {
                document.add(new SortedSetDocValuesField(kind.field, new BytesRef(value)));
            }
        }
    }

    /** What a value of {@link #PLACE} is found by: the name that it has, and those in the languages of our readers. */
    public static String namesOfPlace(String value) {
        int tab = value.indexOf('\t');
        String name = value.substring(tab + 1);
        return Gazetteer.bundled()
                .byId(value.substring(0, Math.max(0, tab)))
                .map(place -> name + '\n' + PlaceNames.inFull(place, Locale.GERMAN))
                .orElse(name);
    }

    private static String named(Place place) {
        String region = place.region();
        String within = switch (place.kind()) {
            case CITY ->
                Stream.of(region == null ? null : name(region), country(place.country()))
                        .filter(java.util.Objects::nonNull)
                        .filter(n -> !n.equals(place.name()))
                        .collect(java.util.stream.Collectors.joining(", "));
            case REGION -> country(place.country());
            case COUNTRY -> "";
        };
        return within.isEmpty() ? place.name() : place.name() + ", " + within;
    }

    private static @org.jspecify.annotations.Nullable String name(String id) {
        return Gazetteer.bundled().byId(id).map(Place::name).orElse(null);
    }

    private static String country(String code) {
        return COUNTRIES.computeIfAbsent(code, c -> Locale.of("", c).getDisplayCountry(Locale.UK));
    }

    private static final Map<String, String> COUNTRIES = new java.util.concurrent.ConcurrentHashMap<>();
}
