package io.rolecall.notify.deliver;

import io.rolecall.query.Query;
import io.rolecall.query.Understood;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A query in words, as people read it in mails and on pages. */
public final class Words {
    private Words() {}

    /**
     * One criterion.
     *
     * @param name such as "exclude organization"
     * @param value what it was understood as
     */
    public record Criterion(String name, String value) {}

    /** The criteria of a query, in its order. */
    public static List<Criterion> of(Query query) {
        return query.understood().stream()
                .map(u -> new Criterion(name(u.criterion()), value(u)))
                .toList();
    }

    /** The query in a line. */
    public static String line(Query query) {
        return query.understood().stream()
                .map(u -> u.criterion().equals("q") || u.criterion().equals("location")
                        ? value(u)
                        : name(u.criterion()) + " " + value(u))
                .collect(Collectors.joining(", "));
    }

    /** A criterion's name in words: {@code payMin} is "pay min". */
    public static String name(String criterion) {
        return criterion.equals("q")
                ? "words"
                : criterion.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String value(Understood understood) {
        return understood.meaning();
    }
}
