package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a posting must be to match an alert: literals, joined by and and or; what must not be is already in the literals. */
sealed interface Formula {
    Formula ALWAYS = new Literal(Literals.TRUE);
    Formula NEVER = new Literal(Literals.not(Literals.TRUE));

    record Literal(int literal) implements Formula {}

    record All(List<Formula> parts) implements Formula {}

    record Any(List<Formula> parts) implements Formula {}

    /** The contrary. */
    default Formula not() {
        return switch (this) {
            case Literal(int literal) -> new Literal(Literals.not(literal));
            case All(var parts) -> any(parts.stream().map(Formula::not).toList());
            case Any(var parts) -> all(parts.stream().map(Formula::not).toList());
        };
    }

    static Formula all(List<Formula> parts) {
        List<Formula> flat = parts.stream()
                .flatMap(p -> p instanceof All(var inner) ? inner.stream() : Stream.of(p))
                .filter(p -> !p.equals(ALWAYS))
                .distinct()
                .toList();
        return flat.isEmpty() ? ALWAYS : flat.size() == 1 ? flat.getFirst() : new All(flat);
    }

    static Formula any(List<Formula> parts) {
        List<Formula> flat = parts.stream()
                .flatMap(p -> p instanceof Any(var inner) ? inner.stream() : Stream.of(p))
                .filter(p -> !p.equals(NEVER))
                .distinct()
                .toList();
        if (flat.contains(ALWAYS)) {
            return ALWAYS;
        }
        return flat.isEmpty() ? NEVER : flat.size() == 1 ? flat.getFirst() : new Any(flat);
    }

    /** As {@link Program} reads it. */
    default int[] encoded() {
        List<Integer> code = new ArrayList<>();
        for (Formula part : this instanceof All(var parts) ? parts : List.of(this)) {
            encode(part, code);
        }
        return code.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void encode(Formula formula, List<Integer> code) {
        switch (formula) {
            case Literal(int literal) -> code.add(literal);
            case All(var parts) -> group(parts, Program.ALL, code);
            case Any(var parts) -> group(parts, Program.ANY, code);
        }
    }

    private static void group(List<Formula> parts, int kind, List<Integer> code) {
        int head = code.size();
        code.add(0);
        parts.forEach(p -> encode(p, code));
        code.set(head, Program.head(kind, code.size() - head - 1));
    }
}
