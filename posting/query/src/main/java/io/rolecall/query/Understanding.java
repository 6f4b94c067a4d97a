package io.rolecall.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.place.Place;
import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of what was understood of a query, for the answer of a search. What can't be understood is refused, so nothing that counts
 * is missing here.
 *
 * @param query the criteria as they are taken, by name: asking for this again means the same
 * @param criteria what each value means, in words
 * @param places which places the names were taken for
 * @param concepts which words find what else
 * @param fillers words that say nothing beside the others, and needn't occur; in quotes they would count
 * @param pay what is asked of the pay and how it is compared; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Understanding(
        Map<String, List<String>> query,
        List<Understood> criteria,
        List<NamedPlace> places,
        List<AlsoFound> concepts,
        List<String> fillers,
        @Nullable PayAsked pay) {
    /**
     * @param given as the one who asks called it
     * @param id with which it can be asked for as {@code place:<id>}
     * @param name what tells it from its namesakes
     * @param radiusKm how far from it still counts; null but for a city
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NamedPlace(
            String given,
            String id,
            Place.Kind kind,
            String name,
            String country,
            @Nullable Integer radiusKm,
            @Nullable Double lat,
            @Nullable Double lon) {}

    /**
     * @param word as it was written, without quotes: in quotes it would find only itself
     * @param also what finds the same
     * @param occupations the names of the occupations that it was taken for: postings of these are found whatever they call it
     */
    public record AlsoFound(String word, List<String> also, List<String> occupations) {}

    /**
     * @param min null where any pay will do that can be compared
     * @param currencies empty where the figure is compared with pay in any currency as it is
     * @param yearly the least yearly figure in euro by which pay in other currencies is compared; null without a rate
     * @param ratesOf the day of the rates; null where none is used
     * @param rates who published them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PayAsked(
            @Nullable BigDecimal min,
            List<String> currencies,
            Pay.Period period,
            boolean unknownKept,
            @Nullable BigDecimal yearly,
            @Nullable LocalDate ratesOf,
            @Nullable String rates) {}

    static Understanding of(Query query) {
        return new Understanding(
                query.writtenParameters(),
                query.understood(),
                query.location().stream().map(w -> place(w, query.radiusKm())).toList(),
                concepts(Stream.concat(query.q().stream(), query.title().stream())
                        .toList()),
                Stream.concat(query.q().stream(), query.title().stream())
                        .flatMap(e -> Fillers.in(e).stream())
                        .distinct()
                        .toList(),
                query.pay().any() ? null : pay(query.pay()));
    }

    private static NamedPlace place(PlaceWanted wanted, int radiusKm) {
        Place place = wanted.place();
        boolean city = place.kind() == Place.Kind.CITY;
        return new NamedPlace(
                wanted.given(),
                place.id(),
                place.kind(),
                QueryPrinter.name(place),
                place.country(),
                city ? radiusKm : null,
                place.lat(),
                place.lon());
    }

    private static PayAsked pay(PayWanted wanted) {
        ExchangeRates rates = ExchangeRates.bundled();
        Long least = wanted.currencies().stream()
                .filter(rates::knows)
                .map(c -> ComparablePay.inEuro(wanted.annualMin(), c))
                .min(Long::compare)
                .orElse(null);
        return new PayAsked(
                wanted.min(),
                wanted.currencies(),
                wanted.period(),
                wanted.unknownKept(),
                least == null ? null : BigDecimal.valueOf(least, 2),
                least == null ? null : rates.date(),
                least == null ? null : rates.source());
    }

    private static List<AlsoFound> concepts(List<Expression> expressions) {
        Set<AlsoFound> found = new LinkedHashSet<>();
        expressions.forEach(e -> add(e, null, found));
        return List.copyOf(found);
    }

    private static void add(Expression expression, @Nullable Field only, Set<AlsoFound> found) {
        switch (expression) {
            case Expression.AllOf all -> all.parts().forEach(p -> add(p, only, found));
            case Expression.AnyOf any -> any.parts().forEach(p -> add(p, only, found));
            case Expression.Not not -> add(not.part(), only, found);
            case Expression.In in -> add(in.part(), in.field(), found);
            case Expression.Word word ->
                add(
                        word.sought().written(),
                        only == Field.ORGANIZATION
                                ? List.of()
                                : Synonyms.bundled().of(word.sought()),
                        word.occupationsIn(only),
                        found);
            case Expression.Concept concept -> {
                add(concept.print(Sought::written), concept.alsoIn(only), concept.occupationsIn(only), found);
                concept.words().forEach(w -> add(w, only, found));
            }
            case Expression.Filler _, Expression.Phrase _, Expression.Prefix _ -> {}
        }
    }

    private static void add(String word, List<Sought> also, List<String> occupations, Set<AlsoFound> found) {
        if (!also.isEmpty() || !occupations.isEmpty()) {
            found.add(new AlsoFound(
                    word,
                    also.stream().map(Sought::written).toList(),
                    occupations.stream()
                            .map(Occupations.bundled()::label)
                            .distinct()
                            .toList()));
        }
    }
}
