package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Level;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands criteria, value by value, or says which can't be understood and why. */
final class QueryReader {
    private static final int MOST_VALUES = 100;
    private static final int MOST_RADIUS_KM = 500;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final EnumMap<Criterion, List<String>> given = new EnumMap<>(Criterion.class);

    private QueryReader(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            Criterion criterion = Criterion.named(name);
            List<String> said = values.stream()
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
        List<Integer> radius = each(Criterion.RADIUS_KM, QueryReader::radius);
        List<PlaceWanted> location = each(Criterion.LOCATION, QueryReader::place);
        if (!radius.isEmpty() && location.isEmpty()) {
            throw InvalidQueryException.of(
                    Criterion.RADIUS_KM.key(), null, "radiusKm needs a location to be measured from.");
        }
        return new Query(
                q,
                title,
                each(Criterion.ORGANIZATION, QueryReader::name),
                each(Criterion.EXCLUDE_ORGANIZATION, QueryReader::name),
                sorted(location, Comparator.comparing(PlaceWanted::canonical)),
                radius.stream().max(Integer::compare).orElse(Query.DEFAULT_RADIUS_KM),
                sorted(each(Criterion.COUNTRY, QueryReader::country), Comparator.naturalOrder()),
                sorted(each(Criterion.APPLICANT_COUNTRY, QueryReader::country), Comparator.naturalOrder()),
                enums(Criterion.WORKPLACE, Workplace.class, EnumSet.complementOf(EnumSet.of(Workplace.UNKNOWN))),
                enums(Criterion.EMPLOYMENT_TYPE, EmploymentType.class, EnumSet.allOf(EmploymentType.class)),
                enums(Criterion.LEVEL, Level.class, EnumSet.complementOf(EnumSet.of(Level.UNKNOWN))),
                pay(),
                languages(),
                sorted(each(Criterion.CATEGORY, QueryReader::name), Comparator.comparing(Sought::text)),
                sorted(each(Criterion.SOURCE, QueryReader::source), Comparator.naturalOrder()));
    }

    private <T> List<T> each(Criterion criterion, BiFunction<String, String, T> reader) {
        return given.getOrDefault(criterion, List.of()).stream()
                .map(value -> reader.apply(criterion.key(), value))
                .distinct()
                .toList();
    }

    private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList();
    }

    private <E extends Enum<E>> Set<E> enums(Criterion criterion, Class<E> type, Collection<E> known) {
        EnumSet<E> values = EnumSet.noneOf(type);
        values.addAll(each(criterion, (field, value) -> constant(field, value, known)));
        return values;
    }

    private static <E extends Enum<E>> E constant(String field, String value, Collection<E> known) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return known.stream()
                .filter(e -> e.name().equals(name) || e.name().replace("_", "").equals(name.replace("_", "")))
                .findFirst()
                .orElseThrow(() -> InvalidQueryException.unknown(field, value, known));
    }

    private static Sought name(String field, String value) {
        if (value.length() > 300) {
            throw InvalidQueryException.of(field, value, field + " has more than 300 characters.");
        }
        if (!Sought.in(value)) {
            throw InvalidQueryException.of(field, value, field + " contains no word.");
        }
        return Sought.of(value, ' ');
    }

    private static PlaceWanted place(String field, String value) {
        if (value.length() > 300) {
            throw InvalidQueryException.of(field, value, field + " has more than 300 characters.");
        }
        Gazetteer gazetteer = Gazetteer.bundled();
        if (value.startsWith(PlaceWanted.BY_ID)) {
            return gazetteer
                    .byId(value.substring(PlaceWanted.BY_ID.length()))
                    .map(place -> new PlaceWanted(place, place.name()))
                    .orElseThrow(() -> InvalidQueryException.of(
                            field,
                            value,
                            "'" + InvalidQueryException.brief(value) + "' is not the id of a known place."));
        }
        return gazetteer
                .find(value)
                .map(place -> new PlaceWanted(place, value))
                .orElseThrow(() -> InvalidQueryException.of(
                        field,
                        value,
                        "'" + InvalidQueryException.brief(value)
                                + "' is not a place we know; give a city, a region or a country, as in 'Austin, TX'."
                                + " For work from anywhere use workplace=REMOTE."));
    }

    private static Integer radius(String field, String value) {
        if (value.matches("[0-9]{1,4}")) {
            int km = Integer.parseInt(value);
            if (km >= 1 && km <= MOST_RADIUS_KM) {
                return km;
            }
        }
        throw InvalidQueryException.of(
                field, value, field + " is not a whole number from 1 to " + MOST_RADIUS_KM + ".");
    }

    private static String country(String field, String value) {
        return Gazetteer.bundled()
                .country(value)
                .orElseThrow(() -> InvalidQueryException.of(
                        field,
                        value,
                        "'" + InvalidQueryException.brief(value)
                                + "' is not a country; known are ISO 3166-1 codes (DE, US) and names (Germany)."));
    }

    /** "no" is Norwegian in either written form; postings mostly say which. */
    private List<String> languages() {
        return each(Criterion.LANGUAGE, QueryReader::language).stream()
                .flatMap(code -> code.equals("no") ? Stream.of("nb", "nn", "no") : Stream.of(code))
                .distinct()
                .sorted()
                .toList();
    }

    private static String language(String field, String value) {
        String code = value.toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(code)) {
            throw InvalidQueryException.of(
                    field,
                    value,
                    "'" + InvalidQueryException.brief(value)
                            + "' is not a language; known are the ISO 639-1 codes, as in en, de, fr.");
        }
        return code;
    }

    private static String source(String field, String value) {
        try {
            return Posting.sourceId(value);
        } catch (InvalidPostingException e) {
            throw InvalidQueryException.of(
                    field,
                    value,
                    "'" + InvalidQueryException.brief(value)
                            + "' is not a source's id: 1 to 64 of a-z, 0-9, '-', '_' and '.', starting with a letter or digit.");
        }
    }

    /** Several values mean that one of them is enough, and so the easiest. */
    private PayWanted pay() {
        @Nullable BigDecimal min = each(Criterion.PAY_MIN, QueryReader::amount).stream()
                .min(BigDecimal::compareTo)
                .filter(m -> m.signum() > 0)
                .orElse(null);
        List<Pay.Period> periods =
                each(Criterion.PAY_PERIOD, (f, v) -> constant(f, v, Arrays.asList(Pay.Period.values())));
        List<String> unknown = each(Criterion.PAY_UNKNOWN, QueryReader::keepOrDrop);
        return new PayWanted(
                min,
                each(Criterion.PAY_CURRENCY, QueryReader::currency),
                periods.stream()
                        .min(Comparator.comparing(ComparablePay::perYear))
                        .orElse(Pay.Period.YEAR),
                unknown.isEmpty() || unknown.contains("keep"));
    }

    private static BigDecimal amount(String field, String value) {
        if (value.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
            BigDecimal amount = new BigDecimal(value);
            if (amount.compareTo(Pay.MOST) <= 0) {
                BigDecimal plain = amount.stripTrailingZeros();
                return plain.scale() < 0 ? plain.setScale(0) : plain;
            }
        }
        throw InvalidQueryException.of(
                field,
                value,
                field + " is not an amount from 0 to " + Pay.MOST.toPlainString()
                        + " in digits, as in 50000 or 19.50.");
    }

    private static String currency(String field, String value) {
        String code = value.toUpperCase(Locale.ROOT);
        if (!CURRENCIES.contains(code)) {
            throw InvalidQueryException.of(
                    field,
                    value,
                    "'" + InvalidQueryException.brief(value)
                            + "' is not a currency; known are the ISO 4217 codes, as in EUR, USD, SEK.");
        }
        return code;
    }

    private static String keepOrDrop(String field, String value) {
        List<String> known = new ArrayList<>(List.of("keep", "drop"));
        if (!known.contains(value)) {
            throw InvalidQueryException.unknown(field, value, known);
        }
        return value;
    }
}
