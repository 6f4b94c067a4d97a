package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Understands one value of a criterion, or says why it can't be understood. */
final class QueryValues {
    /** As far as people go to work; what lies beyond is another region, for which there is a criterion. */
    static final int MOST_RADIUS_KM = 200;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private static final Pattern KILOMETRES = Pattern.compile("[0-9]{1,4}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");

    private QueryValues() {}

    static <E extends Enum<E>> E constant(String field, String value, Collection<E> known) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return known.stream()
                .filter(e -> e.name().equals(name) || e.name().replace("_", "").equals(name.replace("_", "")))
                .findFirst()
                .orElseThrow(() -> InvalidQueryException.unknown(field, value, known));
    }

    static Sought name(String field, String value) {
        if (value.length() > 300) {
            throw InvalidQueryException.of(field, value, field + " has more than 300 characters.");
        }
        if (!Sought.in(value)) {
            throw InvalidQueryException.of(field, value, field + " contains no word.");
        }
        return Sought.of(value, ' ');
    }

    static PlaceWanted place(String field, String value) {
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

    static Integer radius(String field, String value) {
        if (KILOMETRES.matcher(value).matches()) {
            int km = Integer.parseInt(value);
            if (km >= 1 && km <= MOST_RADIUS_KM) {
                return km;
            }
        }
        throw InvalidQueryException.of(
                field, value, field + " is not a whole number from 1 to " + MOST_RADIUS_KM + ".");
    }

    static String country(String field, String value) {
        return Gazetteer.bundled()
                .country(value)
                .orElseThrow(() -> InvalidQueryException.of(
                        field,
                        value,
                        "'" + InvalidQueryException.brief(value)
                                + "' is not a country; known are ISO 3166-1 codes (DE, US) and names (Germany)."));
    }

    static String language(String field, String value) {
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

    static String source(String field, String value) {
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

    static BigDecimal amount(String field, String value) {
        if (AMOUNT.matcher(value).matches()) {
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

    static String currency(String field, String value) {
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

    static String keepOrDrop(String field, String value) {
        List<String> known = new ArrayList<>(List.of("keep", "drop"));
        if (!known.contains(value)) {
            throw InvalidQueryException.unknown(field, value, known);
        }
        return value;
    }
}
