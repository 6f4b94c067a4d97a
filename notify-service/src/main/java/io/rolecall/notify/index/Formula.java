package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.List;

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
        List<Formula> flat = new ArrayList<>(parts.size());
        for (Formula part : parts) {
            if (part instanceof All(var inner)) {
                inner.forEach(p -> add(p, ALWAYS, flat));
            } else {
                add(part, ALWAYS, flat);
            }
        }
        return flat.isEmpty() ? ALWAYS : flat.size() == 1 ? flat.getFirst() : new All(List.copyOf(flat));
    }

    static Formula any(List<Formula> parts) {
        List<Formula> flat = new ArrayList<>(parts.size());
        for (Formula part : parts) {
            if (part instanceof Any(var inner)) {
                inner.forEach(p -> add(p, NEVER, flat));
            } else {
                add(part, NEVER, flat);
            }
        }
        if (flat.contains(ALWAYS)) {
            return ALWAYS;
        }
        return flat.isEmpty() ? NEVER : flat.size() == 1 ? flat.getFirst() : new Any(List.copyOf(flat));
    }

    private static void add(Formula part, Formula saysNothing, List<Formula> to) {
        if (!part.equals(saysNothing) && !to.contains(part)) {
            to.add(part);
        }
    }

    /** As {@link Program} reads it. */
    default int[] encoded() {
        List<Formula> parts = this instanceof All(var those) ? those : List.of(this);
        int length = 0;
        for (Formula part : parts) {
            length += length(part);
        }
        int[] code = new int[length];
        encode(parts, code, 0);
        return code;
    }

    private static int length(Formula formula) {
        return switch (formula) {
            case Literal _ -> 1;
            case All(var parts) -> 1 + parts.stream().mapToInt(Formula::length).sum();
            case Any(var parts) -> 1 + parts.stream().mapToInt(Formula::length).sum();
        };
    }

    private static int encode(List<Formula> parts, int[] code, int from) {
        int at = from;
        for (Formula part : parts) {
            at = switch (part) {
                case Literal(int literal) -> {
                    code[at] = literal;
                    yield at + 1;
                }
                case All(var inner) -> group(inner, Program.ALL, code, at);
                case Any(var inner) -> group(inner, Program.ANY, code, at);
            };
        }
        return at;
    }

    private static int group(List<Formula> parts, int kind, int[] code, int head) {
        int end = encode(parts, code, head + 1);
        code[head] = Program.head(kind, end - head - 1);
        return end;
    }
}
