package io.rolecall.search.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of which the last may not be typed to its end. */
final class Unfinished {
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");
    private static final int SHORTEST = 2;

    private Unfinished() {}

    /** The same search for all words that begin as the last one does; empty where that isn't a word, or is one that is excluded. */
    static Optional<Map<String, List<String>>> asPrefix(Map<String, List<String>> parameters) {
        List<String> q = parameters.getOrDefault("q", List.of());
        if (q.size() != 1) {
            return Optional.empty();
        }
        String text = q.getFirst();
        String last = last(text);
        boolean word = last.length() >= SHORTEST
                && last.codePoints().allMatch(Character::isLetterOrDigit)
                && !OPERATORS.contains(last)
                && text.chars().filter(c -> c == '"').count() % 2 == 0;
        return word ? Optional.of(Parameters.with(parameters, "q", text + "*")) : Optional.empty();
    }

    /** What stands after the last space. */
    static String last(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
