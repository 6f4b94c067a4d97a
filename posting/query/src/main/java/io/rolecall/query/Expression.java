package io.rolecall.query;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code q} asks for. {@code toString()} prints it in the language; parsing that gives an equal expression. */
public sealed interface Expression {
    /** The same in the language with each word in one of its forms, canonical or as it was written. */
    String print(Function<Sought, String> words);

    /** Every part must hold. At least two, none of them an {@code AllOf}. */
    record AllOf(List<Expression> parts) implements Expression {
        public AllOf {
            parts = atLeastTwo(parts);
            if (parts.stream().anyMatch(AllOf.class::isInstance)) {
                throw new IllegalArgumentException("AllOf directly inside AllOf");
            }
        }

        @Override
        public String print(Function<Sought, String> words) {
            return parts.stream().map(p -> p.print(words)).collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** At least one part must hold. At least two, none of them an {@code AnyOf}. */
    record AnyOf(List<Expression> parts) implements Expression {
        public AnyOf {
            parts = atLeastTwo(parts);
            if (parts.stream().anyMatch(AnyOf.class::isInstance)) {
                throw new IllegalArgumentException("AnyOf directly inside AnyOf");
            }
        }

        @Override
        public String print(Function<Sought, String> words) {
            return parts.stream()
                    .map(p -> p instanceof AllOf || p instanceof Concept ? "(" + p.print(words) + ")" : p.print(words))
                    .collect(Collectors.joining(" OR "));
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** The part must not hold. Never directly inside another {@code Not}. */
    record Not(Expression part) implements Expression {
        public Not {
            if (part instanceof Not) {
                throw new IllegalArgumentException("Not directly inside Not");
            }
        }

        @Override
        public String print(Function<Sought, String> words) {
            return "-" + grouped(part, words);
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** The part must hold in one field alone. Contains no other {@code In}. */
    record In(Field field, Expression part) implements Expression {
        public In {
            if (part instanceof Not || has(part)) {
                throw new IllegalArgumentException("In around " + part);
            }
        }

        private static boolean has(Expression expression) {
            return switch (expression) {
                case AllOf all -> all.parts.stream().anyMatch(In::has);
                case AnyOf any -> any.parts.stream().anyMatch(In::has);
                case Not not -> has(not.part);
                case In _ -> true;
                case Word _, Filler _, Concept _, Phrase _, Prefix _ -> false;
            };
        }

        @Override
        public String print(Function<Sought, String> words) {
            return field.key() + ":" + grouped(part, words);
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /**
     * One word as it is typed; a word with punctuation inside is a sequence of words.
     *
     * @param wide the same with its synonyms, which decide everywhere but in a name
     * @param occupations the codes of the occupations that it names, by which postings are found too, but not by a name
     */
    record Word(Sought sought, Sought wide, List<String> occupations) implements Expression {
        public Word(Sought sought) {
            this(sought, Synonyms.bundled().widened(sought), Occupations.named(sought));
        }

        public Word {
            occupations = List.copyOf(occupations);
            if (!sought.equals(Sought.of(sought.text(), '/'))) {
                throw new IllegalArgumentException("not in its own form: " + sought.text());
            }
        }

        /** What is looked for when it is looked for in one field alone, or with null in all. */
        Sought in(@Nullable Field only) {
            return only == Field.ORGANIZATION ? sought : wide;
        }

        /** The occupations by which a field finds it, or with null all of them. */
        List<String> occupationsIn(@Nullable Field only) {
            return only == Field.ORGANIZATION ? List.of() : occupations;
        }

        @Override
        public String print(Function<Sought, String> words) {
            return words.apply(sought);
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** A word that says nothing of the work beside the others ("jobs in"), and so holds everywhere; printed as it is typed. */
    record Filler(Word word) implements Expression {
        @Override
        public String print(Function<Sought, String> words) {
            return word.print(words);
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /**
     * Words that follow each other and together have other names: all of the words must hold, or one of those names, or one of the
     * occupations that they name, which count everywhere but in a name of an organisation. Printed as the words.
     *
     * @param words at least two
     * @param also other names
     * @param occupations codes; without any there is another name
     */
    record Concept(List<Word> words, List<Sought> also, List<String> occupations) implements Expression {
        public Concept {
            words = List.copyOf(words);
            also = List.copyOf(also);
            occupations = List.copyOf(occupations);
            if (words.size() < 2 || also.isEmpty() && occupations.isEmpty()) {
                throw new IllegalArgumentException("no concept: " + words + also);
            }
        }

        /** The other names for a field, or with null for all; empty in names. */
        List<Sought> alsoIn(@Nullable Field only) {
            return only == Field.ORGANIZATION ? List.of() : also;
        }

        List<String> occupationsIn(@Nullable Field only) {
            return only == Field.ORGANIZATION ? List.of() : occupations;
        }

        @Override
        public String print(Function<Sought, String> print) {
            return words.stream().map(w -> w.print(print)).collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** Words in this order without others between. */
    record Phrase(Sought sought) implements Expression {
        public Phrase {
            if (!sought.equals(Sought.of(sought.text(), ' '))) {
                throw new IllegalArgumentException("not in its own form: " + sought.text());
            }
        }

        @Override
        public String print(Function<Sought, String> words) {
            return '"' + words.apply(sought) + '"';
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    /** Words that begin so. The start of a form, never of a stem. */
    record Prefix(Sought sought) implements Expression {
        public Prefix {
            if (!sought.equals(Sought.of(sought.text(), '/'))
                    || sought.readings().getLast().size() != 1) {
                throw new IllegalArgumentException("not the beginning of one word: " + sought.text());
            }
        }

        /** What the form must begin with. */
        public String start() {
            return sought.readings().getLast().getFirst();
        }

        @Override
        public String print(Function<Sought, String> words) {
            return words.apply(sought) + "*";
        }

        @Override
        public String toString() {
            return print(Sought::text);
        }
    }

    private static String grouped(Expression part, Function<Sought, String> words) {
        return part instanceof AllOf || part instanceof AnyOf || part instanceof Concept
                ? "(" + part.print(words) + ")"
                : part.print(words);
    }

    private static List<Expression> atLeastTwo(List<Expression> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("needs two parts: " + parts);
        }
        return List.copyOf(parts);
    }
}
