package io.rolecall.search.offer;

import io.rolecall.query.Expression;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.query.Query;
import io.rolecall.search.offer.Offer.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A query that found little, and what becomes of it with other values: each change is tried once, and only while there is time. */
final class Attempt {
    private final Query query;
    private final int found;
    private final Counter counter;
    private final Budget budget;
    private final Map<String, List<String>> written;
    private final Set<Query> tried = new HashSet<>();

    /** @param found how many the query found */
    Attempt(Query query, int found, Counter counter, Budget budget) {
        this.query = query;
        this.found = found;
        this.counter = counter;
        this.budget = budget;
        this.written = query.writtenParameters();
        tried.add(query);
    }

    Query query() {
        return query;
    }

    /** The query's parameters with the words as they were typed. */
    Map<String, List<String>> written() {
        return written;
    }

    boolean nothingFound() {
        return found == 0;
    }

    /** The words of a query that has nothing but words in its one text; none for any other. */
    List<String> words() {
        if (query.q().size() != 1) {
            return List.of();
        }
        Expression text = query.q().getFirst();
        List<Expression> parts = text instanceof AllOf all ? all.parts() : List.of(text);
        List<String> words = new ArrayList<>();
        for (Expression part : parts) {
            switch (part) {
                case Word word -> words.add(word.sought().written());
                case Filler filler -> words.add(filler.word().sought().written());
                case Concept concept ->
                    concept.words().forEach(w -> words.add(w.sought().written()));
                case AllOf _, AnyOf _, In _, Not _, Phrase _, Prefix _ -> {
                    return List.of();
                }
            }
        }
        return words;
    }

    /**
     * The query with other values.
     *
     * @param changes by parameter; no values to be without it
     * @return empty where it makes no query, was tried before, finds no more, or the time is over
     */
    Optional<Offer> with(Kind kind, Map<String, List<String>> changes) throws IOException {
        if (budget.spent()) {
            return Optional.empty();
        }
        Map<String, List<String>> parameters = new TreeMap<>(written);
        changes.forEach((name, values) -> {
            if (values.isEmpty()) {
                parameters.remove(name);
            } else {
                parameters.put(name, values);
            }
        });
        Query other;
        try {
            other = Query.parse(parameters);
        } catch (InvalidQueryException e) {
            return Optional.empty();
        }
        if (!tried.add(other)) {
            return Optional.empty();
        }
        int total = counter.count(other);
        return total > found ? Optional.of(new Offer(kind, other, total)) : Optional.empty();
    }
}
