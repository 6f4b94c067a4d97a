package io.rolecall.notify.alert;

import io.rolecall.query.Query;

/** What somebody asks to be told, checked, and not yet an alert. */
public record Wish(Query query, Destination destination, Schedule schedule) {}
