package io.rolecall.notify.alert;

import io.rolecall.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be told, checked, and not yet an alert.
 *
 * @param name what they call it; null: what it asks for, in words
 */
public record Wish(
        Query query,
        Destination destination,
        Schedule schedule,
        @Nullable String name) {
    public Wish(Query query, Destination destination, Schedule schedule) {
        this(query, destination, schedule, null);
    }

    public Wish with(Schedule other) {
        return new Wish(query, destination, other, name);
    }

    public Wish with(Destination other) {
        return new Wish(query, other, schedule, name);
    }
}
