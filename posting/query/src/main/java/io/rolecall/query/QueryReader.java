package io.rolecall.query;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands criteria, value by value, or says which can't be understood and why. */
final class QueryReader {
    private static final int MOST_VALUES = 100;

    private static final List<Criterion> PAY =
            List.of(Criterion.PAY_MIN, Criterion.PAY_CURRENCY, Criterion.PAY_PERIOD, Criterion.PAY_UNKNOWN);

    private final EnumMap<Criterion, List<String>> given = new EnumMap<>(Criterion.class);

    private QueryReader(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            Criterion criterion = Criterion.named(name);
            List<String> said = values.size() == 1 && values.getFirst() != null
                    ? one(values.getFirst().strip())
                    : values.stream()
                            .filter(v -> v != null && !v.isBlank())
                            .map(String::strip)
                            .distinct()
                            .toList();
            if (said.size() > MOST_VALUES) {
                throw InvalidQueryException.of(
                        name, null, name + " has " + said.size() + " values; at most " + MOST_VALUES + " are taken.");
            }
            given.put(criterion, said);
        });
    }

    private static List<String> one(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    static Query read(Map<String, List<String>> parameters) {
        return new QueryReader(parameters).read();
    }

    private Query read() {
        List<Expression> q = each(Criterion.Q, QueryParser::parse);
        List<Expression> title = each(Criterion.TITLE, QueryParser::parse);
        if (Clauses.of(q) + Clauses.of(title) > QueryParser.MAX_CLAUSES) {
            throw InvalidQueryException.of(
                    "q",
                    null,
                    "q and title ask for more than " + QueryParser.MAX_CLAUSES + " words and phrases together.");
        }
        List<Integer> radius = each(Criterion.RADIUS_KM, QueryValues::radius);
        List<PlaceWanted> location = each(Criterion.LOCATION, QueryValues::place);
        if (!radius.isEmpty() && location.isEmpty()) {
            throw InvalidQueryException.of(
                    Criterion.RADIUS_KM.key(), null, "radiusKm needs a location to be measured from.");
        }
        return new Query(
                q,
                title,
                each(Criterion.ORGANIZATION, QueryValues::name),
                each(Criterion.EXCLUDE_ORGANIZATION, QueryValues::name),
                sorted(location, Comparator.comparing(PlaceWanted::canonical)),
                radius.stream().max(Integer::compare).orElse(Query.DEFAULT_RADIUS_KM),
                sorted(each(Criterion.COUNTRY, QueryValues::country), Comparator.naturalOrder()),
                sorted(each(Criterion.APPLICANT_COUNTRY, QueryValues::country), Comparator.naturalOrder()),
                enums(Criterion.WORKPLACE, Workplace.class, EnumSet.complementOf(EnumSet.of(Workplace.UNKNOWN))),
                enums(Criterion.EMPLOYMENT_TYPE, EmploymentType.class, EnumSet.allOf(EmploymentType.class)),
                enums(Criterion.LEVEL, Level.class, EnumSet.complementOf(EnumSet.of(Level.UNKNOWN))),
                pay(),
                languages(),
                sorted(each(Criterion.CATEGORY, QueryValues::name), Comparator.comparing(Sought::text)),
                sorted(each(Criterion.SOURCE, QueryValues::source), Comparator.naturalOrder()));
    }

    private <T> List<T> each(Criterion criterion, BiFunction<String, String, T> reader) {
        List<String> values = given.getOrDefault(criterion, List.of());
        if (values.size() < 2) {
            return values.isEmpty() ? List.of() : List.of(reader.apply(criterion.key(), values.getFirst()));
        }
        return values.stream()
                .map(value -> reader.apply(criterion.key(), value))
                .distinct()
                .toList();
    }

    private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
        return values.size() < 2 ? values : values.stream().sorted(order).toList();
    }

    private <E extends Enum<E>> Set<E> enums(Criterion criterion, Class<E> type, Collection<E> known) {
        EnumSet<E> values = EnumSet.noneOf(type);
        values.addAll(each(criterion, (field, value) -> QueryValues.constant(field, value, known)));
        return values;
    }

    /** "no" is Norwegian in either written form; postings mostly say which. */
    private List<String> languages() {
        if (!given.containsKey(Criterion.LANGUAGE)) {
            return List.of();
        }
        return each(Criterion.LANGUAGE, QueryValues::language).stream()
                .flatMap(code -> code.equals("no") ? Stream.of("nb", "nn", "no") : Stream.of(code))
                .distinct()
                .sorted()
                .toList();
    }

    /** Several values mean that one of them is enough, and so the easiest. */
    private PayWanted pay() {
        if (PAY.stream().noneMatch(given::containsKey)) {
            return PayWanted.ANY;
        }
        @Nullable BigDecimal min = each(Criterion.PAY_MIN, QueryValues::amount).stream()
                .min(BigDecimal::compareTo)
                .filter(m -> m.signum() > 0)
                .orElse(null);
        List<Pay.Period> periods =
                each(Criterion.PAY_PERIOD, (f, v) -> QueryValues.constant(f, v, Arrays.asList(Pay.Period.values())));
        List<String> unknown = each(Criterion.PAY_UNKNOWN, QueryValues::keepOrDrop);
        return new PayWanted(
                min,
                each(Criterion.PAY_CURRENCY, QueryValues::currency),
                periods.stream()
                        .min(Comparator.comparing(ComparablePay::perYear))
                        .orElse(Pay.Period.YEAR),
                unknown.isEmpty() || unknown.contains("keep"));
    }
}
