package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;

/**
 * A place that a query asks for.
 *
 * @param place what was understood; alone decides whether two are equal
 * @param given as the one who asks called it
 */
public record PlaceWanted(Place place, String given) {
    /** What precedes a place's id in the canonical form, and in links. */
    public static final String BY_ID = "place:";

    /** A text for a form: as people write the place, and read as this very place again. */
    public String name() {
        String name = QueryPrinter.name(place);
        return Gazetteer.bundled().find(name).filter(place::equals).isPresent() ? name : canonical();
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
