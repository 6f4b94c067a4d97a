package io.rolecall.query;

import io.rolecall.place.Place;
import io.rolecall.place.PlaceNames;
import io.rolecall.posting.Pay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes a query: the canonical values, and what they mean in words. */
final class QueryPrinter {
    private QueryPrinter() {}

    static SortedMap<String, List<String>> parameters(Query query) {
        return parameters(query, Sought::text);
    }

    /** With the words as they were written, where that is read as the same again. */
    static SortedMap<String, List<String>> written(Query query) {
        SortedMap<String, List<String>> written = parameters(query, Sought::written);
        try {
            return QueryReader.read(written).equals(query) ? written : parameters(query);
        } catch (InvalidQueryException e) {
            return parameters(query);
        }
    }

    private static SortedMap<String, List<String>> parameters(Query query, Function<Sought, String> words) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        for (Criterion criterion : Criterion.values()) {
            List<String> values = values(query, criterion, words);
            if (!values.isEmpty()) {
                parameters.put(criterion.key(), values);
            }
        }
        return Collections.unmodifiableSortedMap(parameters);
    }

    /** The canonical values of one criterion; none where it says nothing or only what holds without it. */
    static List<String> values(Query query, Criterion criterion) {
        return values(query, criterion, Sought::text);
    }

    static List<String> values(Query query, Criterion criterion, Function<Sought, String> words) {
        PayWanted pay = query.pay();
        return switch (criterion) {
            case Q -> query.q().stream().map(e -> e.print(words)).toList();
            case TITLE -> query.title().stream().map(e -> e.print(words)).toList();
            case ORGANIZATION -> query.organization().stream().map(words).toList();
            case EXCLUDE_ORGANIZATION ->
                query.excludeOrganization().stream().map(words).toList();
            case LOCATION ->
                query.location().stream().map(PlaceWanted::canonical).toList();
            case RADIUS_KM -> query.radiusKm() == Query.DEFAULT_RADIUS_KM ? List.of() : List.of("" + query.radiusKm());
            case COUNTRY -> query.country();
            case APPLICANT_COUNTRY -> query.applicantCountry();
            case WORKPLACE -> names(query.workplace());
            case EMPLOYMENT_TYPE -> names(query.employmentType());
            case LEVEL -> names(query.level());
            case PAY_MIN -> pay.min() == null ? List.of() : List.of(pay.min().toPlainString());
            case PAY_CURRENCY -> pay.currencies();
            case PAY_PERIOD ->
                pay.period() == Pay.Period.YEAR
                        ? List.of()
                        : List.of(pay.period().name());
            case PAY_UNKNOWN -> pay.unknownKept() ? List.of() : List.of("drop");
            case LANGUAGE -> query.language();
            case CATEGORY -> query.category().stream().map(words).toList();
            case SOURCE -> query.source();
        };
    }

    private static List<String> names(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    static List<Understood> understood(Query query) {
        List<Understood> understood = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            List<String> values = values(query, criterion, Sought::written);
            for (int i = 0; i < values.size(); i++) {
                if (criterion == Criterion.LOCATION) {
                    PlaceWanted wanted = query.location().get(i);
                    understood.add(
                            new Understood(criterion.key(), wanted.given(), place(wanted.place(), query.radiusKm())));
                } else {
                    understood.add(new Understood(criterion.key(), values.get(i), meaning(query, criterion, i)));
                }
            }
        }
        return List.copyOf(understood);
    }

    private static String meaning(Query query, Criterion criterion, int i) {
        String value = values(query, criterion, Sought::written).get(i);
        return switch (criterion) {
            case Q -> Spelled.out(query.q().get(i), Locale.ENGLISH);
            case TITLE -> Spelled.out(query.title().get(i), Locale.ENGLISH) + " in the title";
            case ORGANIZATION -> "an organisation called " + value;
            case EXCLUDE_ORGANIZATION -> "no organisation called " + value;
            case LOCATION -> place(query.location().get(i).place(), query.radiusKm());
            case RADIUS_KM -> "within " + value + " km of the city";
            case COUNTRY -> country(value);
            case APPLICANT_COUNTRY ->
                "remote, open to people in " + country(value)
                        + "; where a posting doesn't say to whom, it has to be there";
            case PAY_MIN ->
                "the posted pay's upper end is at least " + value + " per "
                        + query.pay().period().name().toLowerCase(Locale.ROOT);
            case PAY_CURRENCY -> payCurrency(value);
            case PAY_PERIOD -> "per " + value.toLowerCase(Locale.ROOT);
            case PAY_UNKNOWN -> "postings without comparable pay are left out";
            case LANGUAGE -> Locale.of(value).getDisplayLanguage(Locale.ENGLISH);
            case WORKPLACE, EMPLOYMENT_TYPE, LEVEL, CATEGORY, SOURCE -> value;
        };
    }

    private static String payCurrency(String currency) {
        ExchangeRates rates = ExchangeRates.bundled();
        return rates.knows(currency)
                ? "in " + currency + "; pay in another currency is converted at the reference rates of " + rates.date()
                        + " (" + rates.source() + ")"
                : "in " + currency + "; no rate of it is known, so pay in another currency counts as unknown";
    }

    private static String place(Place place, int radiusKm) {
        return place.kind() == Place.Kind.CITY ? name(place) + ", within " + radiusKm + " km" : name(place);
    }

    /** The place as people write it, with what tells it from its namesakes. */
    static String name(Place place) {
        return PlaceNames.inFull(place, Locale.ENGLISH);
    }

    private static String country(String code) {
        return PlaceNames.country(code, Locale.ENGLISH);
    }
}
