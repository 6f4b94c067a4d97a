package io.rolecall.query;

import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a posting must have at least, in terms, to match a query. */
final class CandidateTerms {
    /** Few terms, and long ones: "sharp" rather than the "c" of "c sharp". */
    private static final Comparator<Set<String>> RAREST = Comparator.<Set<String>>comparingInt(Set::size)
            .thenComparing(
                    terms -> -terms.stream().mapToInt(String::length).min().orElse(0));

    private final List<Inflection> inflections;

    private CandidateTerms(Query query) {
        this.inflections = Inflections.of(query);
    }

    static List<Set<String>> of(Query query) {
        CandidateTerms candidates = new CandidateTerms(query);
        List<Set<String>> all = new ArrayList<>();
        all.addAll(candidates.either(query.q()));
        all.addAll(candidates.either(query.title()));
        all.addAll(candidates.oneOf(
                query.organization().stream().map(candidates::name).toList()));
        return List.copyOf(all);
    }

    private List<Set<String>> either(List<Expression> alternatives) {
        return oneOf(alternatives.stream().map(this::needs).toList());
    }

    private List<Set<String>> needs(Expression expression) {
        return switch (expression) {
            case AllOf all ->
                all.parts().stream().flatMap(p -> needs(p).stream()).toList();
            case AnyOf any -> either(any.parts());
            case In in -> needs(in.part());
            // Also inside organization:, where synonyms don't count: one condition less is no mistake.
            case Word word -> orOccupation(needs(word.wide()), word.occupations());
            case Concept concept ->
                orOccupation(
                        oneOf(Stream.concat(
                                        Stream.of(concept.words().stream()
                                                .flatMap(w -> needs(w).stream())
                                                .toList()),
                                        concept.also().stream().map(this::needs))
                                .toList()),
                        concept.occupations());
            case Phrase phrase -> needs(phrase.sought());
            case Prefix _, Not _, Filler _ -> List.of();
        };
    }

    private List<Set<String>> orOccupation(List<Set<String>> words, List<String> codes) {
        if (codes.isEmpty()) {
            return words;
        }
        Set<String> terms = new LinkedHashSet<>();
        codes.forEach(code -> terms.add(Occupations.MARK + code));
        return oneOf(List.of(words, List.of(terms)));
    }

    private List<Set<String>> needs(Sought sought) {
        return oneOf(sought.readings().stream()
                .map(r -> r.stream().map(this::terms).toList())
                .toList());
    }

    private List<Set<String>> name(Sought sought) {
        return oneOf(sought.readings().stream()
                .map(r -> r.stream().map(Set::of).toList())
                .toList());
    }

    /** When one of several conjunctions must hold, then so must the union of one set of each: the smallest ones are taken. */
    private List<Set<String>> oneOf(List<List<Set<String>>> alternatives) {
        if (alternatives.size() == 1) {
            return alternatives.getFirst();
        }
        Set<String> union = new LinkedHashSet<>();
        for (List<Set<String>> alternative : alternatives) {
            if (alternative.isEmpty()) {
                return List.of();
            }
            union.addAll(alternative.stream().min(RAREST).orElseThrow());
        }
        return union.isEmpty() ? List.of() : List.of(union);
    }

    private Set<String> terms(String form) {
        Set<String> terms = new LinkedHashSet<>();
        terms.add(form);
        if (Inflection.inflects(form)) {
            inflections.forEach(i -> terms.add(i.key(form)));
        }
        return terms;
    }
}
