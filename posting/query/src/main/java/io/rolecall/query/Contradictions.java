package io.rolecall.query;

import io.rolecall.posting.Workplace;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what excludes itself, by what must hold alone: sound, and not complete. */
final class Contradictions {
    private final Set<Expression> holds = new HashSet<>();
    private final Set<Expression> fails = new HashSet<>();

    private Contradictions() {}

    static @Nullable String in(Query query) {
        String text = either(query.q());
        if (text == null) {
            text = either(query.title());
        }
        if (text != null) {
            return text;
        }
        if (!query.organization().isEmpty()
                && query.organization().stream().allMatch(name -> excluded(name, query.excludeOrganization()))) {
            return "organization " + query.organization().getFirst().written() + " is left out";
        }
        boolean onSite = !query.workplace().isEmpty() && !query.workplace().contains(Workplace.REMOTE);
        return !query.applicantCountry().isEmpty() && onSite
                ? "applicantCountry asks for remote work, and workplace for other work"
                : null;
    }

    /** A name that has another one inside is left out with it. */
    private static boolean excluded(Sought name, List<Sought> left) {
        return left.stream()
                .anyMatch(out -> out.readings().stream()
                        .anyMatch(reading -> name.readings().stream()
                                .allMatch(wanted -> java.util.Collections.indexOfSubList(wanted, reading) >= 0)));
    }

    /** Of several texts one is enough. */
    private static @Nullable String either(List<Expression> texts) {
        String found = null;
        for (Expression text : texts) {
            found = new Contradictions().whole(text);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    private @Nullable String whole(Expression text) {
        List<Expression> parts = text instanceof AllOf all ? all.parts() : List.of(text);
        for (Expression part : parts) {
            if (part instanceof Not not) {
                fails.add(plain(not.part()));
            } else {
                holds.add(plain(part));
            }
        }
        for (Expression part : parts) {
            boolean never = part instanceof Not not
                    ? Boolean.TRUE.equals(byParts(plain(not.part())))
                    : Boolean.FALSE.equals(value(part));
            if (never) {
                return part + " against what else is asked";
            }
        }
        return null;
    }

    /** Whether it holds, by what must hold and must not; null where that leaves it open. */
    private @Nullable Boolean value(Expression expression) {
        Expression e = plain(expression);
        return !(e instanceof Filler) && fails.contains(e) ? Boolean.FALSE : byParts(e);
    }

    /** The same without asking whether it itself must not hold. */
    private @Nullable Boolean byParts(Expression e) {
        return switch (e) {
            case Not not -> {
                Boolean inner = value(not.part());
                yield inner == null ? null : !inner;
            }
            case AllOf all -> {
                List<@Nullable Boolean> values = values(all.parts());
                yield values.contains(false) ? Boolean.FALSE : values.contains(null) ? null : Boolean.TRUE;
            }
            case AnyOf any -> {
                List<@Nullable Boolean> values = values(any.parts());
                yield values.contains(true) ? Boolean.TRUE : values.contains(null) ? null : Boolean.FALSE;
            }
            case Filler _ -> null;
            case In _, Word _, Concept _, Phrase _, Prefix _ -> holds.contains(e) ? Boolean.TRUE : null;
        };
    }

    private List<@Nullable Boolean> values(List<Expression> parts) {
        List<@Nullable Boolean> values = new java.util.ArrayList<>();
        parts.forEach(part -> values.add(value(part)));
        return values;
    }

    /** A word without other names is the phrase of this word alone. */
    private static Expression plain(Expression expression) {
        return expression instanceof Word word
                        && word.wide().equals(word.sought())
                        && word.occupations().isEmpty()
                ? phrase(word)
                : expression;
    }

    private static Expression phrase(Word word) {
        Sought same = Sought.of(word.sought().written(), ' ');
        return same.readings().equals(word.sought().readings()) ? new Phrase(same) : word;
    }
}
