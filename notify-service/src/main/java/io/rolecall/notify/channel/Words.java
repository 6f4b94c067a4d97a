package io.rolecall.notify.channel;

import io.rolecall.query.PayText;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A query in words, as people read it in mails and on pages. */
public final class Words {
    private static final Set<String> SAID_ELSEWHERE = Set.of("radiusKm", "payCurrency", "payPeriod");
    private static final Set<String> PLAIN =
            Set.of("words", "location", "organization", "exclude organization", "applicant country");

    private Words() {}

    /**
     * One criterion.
     *
     * @param name such as "exclude organization"
     * @param value what it was understood as
     */
    public record Criterion(String name, String value) {}

    /** The criteria of a query, in its order. A place's circle and a pay's unit are said with the place and the pay. */
    public static List<Criterion> of(Query query) {
        return query.understood().stream()
                .filter(u -> !SAID_ELSEWHERE.contains(u.criterion()))
                .map(u -> new Criterion(
                        name(u.criterion()), u.criterion().equals("payMin") ? PayText.of(query.pay()) : u.meaning()))
                .toList();
    }

    /** The same with the criteria's names in a reader's language. */
    public static List<Criterion> of(Query query, Phrases phrases) {
        return query.understood().stream()
                .filter(u -> !SAID_ELSEWHERE.contains(u.criterion()))
                .map(u -> new Criterion(
                        phrases.name(u.criterion()),
                        u.criterion().equals("payMin") ? PayText.of(query.pay()) : u.meaning()))
                .toList();
    }

    /** The query in a line, as the name of an alert: {@code nurse, Leeds within 25 km, pay at least £20 an hour}. */
    public static String line(Query query) {
        return of(query).stream()
                .map(c -> PLAIN.contains(c.name()) ? c.value() : c.name() + " " + c.value())
                .collect(Collectors.joining(", "));
    }

    /** A criterion's name in words: {@code excludeOrganization} is "exclude organization". */
    public static String name(String criterion) {
        return switch (criterion) {
            case "q" -> "words";
            case "payMin" -> "pay";
            default -> criterion.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        };
    }
}
