package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import io.rolecall.query.PayText;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Query;
import io.rolecall.query.Understood;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A query in words, as people read it in mails and on pages. */
public final class Words {
    private static final Set<String> WITH_ANOTHER = Set.of("radiusKm", "payCurrency", "payPeriod");

    /** What says itself what it is. */
    private static final Set<String> PLAIN =
            Set.of("q", "location", "country", "workplace", "employmentType", "level", "payUnknown");

    private Words() {}

    /**
     * One criterion.
     *
     * @param name such as "exclude organization"
     * @param value what it was understood as
     */
    public record Criterion(String name, String value) {}

    /** The criteria of a query, in its order. A place's circle and a pay's unit are said with the place and the pay. */
    public static List<Criterion> of(Query query, Phrases phrases) {
        return each(query, phrases, (key, value) -> new Criterion(phrases.name(key), value));
    }

    /** The query in a line, as the name of an alert: {@code nurse, Leeds within 25 km, pay at least £20 an hour}. */
    public static String line(Query query, Phrases phrases) {
        return String.join(", ", each(query, phrases, (key, value) -> inLine(key, value, phrases)));
    }

    /** The name by which people know an alert. */
    public static String name(Alert alert, Phrases phrases) {
        return alert.name() == null ? line(alert.query(), phrases) : alert.name();
    }

    /** What a criterion of a query asks for. */
    public interface Said<T> {
        T of(String key, String value);
    }

    /** Says each criterion of a query. */
    public static <T> List<T> each(Query query, Phrases phrases, Said<T> said) {
        List<T> all = new ArrayList<>();
        Map<String, List<String>> asked = query.writtenParameters();
        query.understood().stream().map(Understood::criterion).distinct().forEach(key -> {
            List<String> values = values(query, key, asked.getOrDefault(key, List.of()), phrases);
            if (!values.isEmpty()) {
                all.add(said.of(key, phrases.either(values)));
            }
        });
        return all;
    }

    private static String inLine(String key, String value, Phrases phrases) {
        return phrases.knows("line." + key)
                ? phrases.say("line." + key, value)
                : PLAIN.contains(key) ? value : phrases.name(key) + " " + value;
    }

    /** The values of one criterion in words; none where they are said with another. */
    public static List<String> values(Query query, String key, List<String> written, Phrases phrases) {
        if (WITH_ANOTHER.contains(key)
                && !(key.equals("payCurrency") && query.pay().min() == null)) {
            return List.of();
        }
        return switch (key) {
            case "q" -> query.spelledOut(phrases.spoken());
            case "location" ->
                query.location().stream()
                        .map(p -> place(p, query.radiusKm(), phrases))
                        .toList();
            case "payMin" -> List.of(phrases.fact(PayText.of(query.pay())));
            case "payUnknown" -> List.of(phrases.say("pay.stated"));
            default -> each(written, value -> phrases.value(key, value));
        };
    }

    private static List<String> each(Collection<String> values, UnaryOperator<String> said) {
        return values.stream().map(said).toList();
    }

    private static String place(PlaceWanted wanted, int radiusKm, Phrases phrases) {
        String name = wanted.given().startsWith(PlaceWanted.BY_ID)
                ? phrases.place(wanted.place()) + ", "
                        + phrases.country(wanted.place().country())
                : wanted.name(phrases.spoken());
        if (name.startsWith(PlaceWanted.BY_ID)) {
            name = wanted.given();
        }
        return wanted.place().lat() == null ? name : phrases.say("place.within", name, radiusKm);
    }

    /** A criterion's name in words where there are none in a bundle: {@code excludeOrganization} is "exclude organization". */
    static String name(String criterion) {
        return switch (criterion) {
            case "q" -> "words";
            case "payMin" -> "pay";
            default -> criterion.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        };
    }
}
