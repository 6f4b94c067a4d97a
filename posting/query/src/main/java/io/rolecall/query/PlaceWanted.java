package io.rolecall.query;

import io.rolecall.place.Place;

/**
 * A place that a query asks for.
 *
 * @param place what was understood; alone decides whether two are equal
 * @param given as the one who asks called it
 */
public record PlaceWanted(Place place, String given) {
    /** What precedes a place's id in the canonical form. */
    static final String BY_ID = "place:";

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
