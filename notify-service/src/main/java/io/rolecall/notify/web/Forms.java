package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the fields of forms say. */
final class Forms {
    /** What forms have beside the criteria, and what only a search knows; a link from a search may bring it along. */
    private static final Set<String> NOT_CRITERIA = Set.of(
            "email",
            "name",
            "cadence",
            "at",
            "weekday",
            "zone",
            "token",
            "action",
            "postedWithin",
            "sort",
            "page",
            "size",
            "facets",
            "collapse",
            "diversify",
            "lang");

    private Forms() {}

    static Schedule schedule(HttpServletRequest request) {
        return WishReader.schedule(
                request.getParameter("cadence"),
                request.getParameter("at"),
                request.getParameter("weekday"),
                request.getParameter("zone"),
                null);
    }

    /** The criteria among the fields; an empty one is none. */
    static Query query(HttpServletRequest request) {
        Map<String, List<String>> criteria = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            List<String> given = Arrays.stream(values).filter(v -> !v.isBlank()).toList();
            if (!NOT_CRITERIA.contains(name) && !given.isEmpty()) {
                criteria.put(name, given);
            }
        });
        try {
            Query query = Query.parse(criteria);
            if (query.unfiltered()) {
                throw new InvalidRequestException(
                        "query",
                        "An alert on everything would be a mail for every posting. Search for something first.");
            }
            return query;
        } catch (InvalidQueryException e) {
            throw InvalidRequestException.of(e.field(), e.value(), e.position(), String.valueOf(e.getMessage()));
        }
    }

    /** The beginning of a day to come; null where none is named. */
    static @Nullable Instant until(HttpServletRequest request, ZoneId zone, Instant now) {
        String text = request.getParameter("until");
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            Instant until = day.atStartOfDay(zone).toInstant();
            if (until.isAfter(now)
                    && day.isBefore(LocalDate.ofInstant(now, zone).plusYears(10))) {
                return until;
            }
        } catch (DateTimeParseException e) {
            // Refused below, like a day that is over.
        }
        throw InvalidRequestException.of("until", text, -1, "is not a day to come.");
    }

    static String given(HttpServletRequest request, String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value;
    }
}
