package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.place.PlaceNames;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A place that a query asks for.
 *
 * @param place what was understood; alone decides whether two are equal
 * @param given as the one who asks called it
 */
public record PlaceWanted(Place place, String given) {
    /** What precedes a place's id in the canonical form, and in links. */
    public static final String BY_ID = "place:";

    /** A text for a form: as people write the place in their language, and read as this very place again. */
    public String name(Locale reader) {
        String full = PlaceNames.inFull(place, reader);
        return Stream.of(PlaceNames.brief(full), full, QueryPrinter.name(place))
                .filter(name ->
                        Gazetteer.bundled().find(name).filter(place::equals).isPresent())
                .findFirst()
                .orElseGet(this::canonical);
    }

    /** The canonical form, which doesn't depend on what a name is understood as. */
    String canonical() {
        return BY_ID + place.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaceWanted that && place.id().equals(that.place.id());
    }

    @Override
    public int hashCode() {
        return place.id().hashCode();
    }
}
