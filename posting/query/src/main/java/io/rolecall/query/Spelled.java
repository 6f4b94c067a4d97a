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
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words of the reader's language and with all parentheses what an expression asks for, so that nobody need know what binds closer. */
final class Spelled {
    private static final Spelled ENGLISH = new Spelled("and", "or", "not", "words that begin so");
    private static final Spelled GERMAN = new Spelled("und", "oder", "nicht", "Wörter, die so beginnen");

    private final String and;
    private final String or;
    private final String not;
    private final String begin;

    private Spelled(String and, String or, String not, String begin) {
        this.and = " " + and + " ";
        this.or = " " + or + " ";
        this.not = not + " ";
        this.begin = " (" + begin + ")";
    }

    static String out(Expression expression, Locale reader) {
        return (reader.getLanguage().equals("de") ? GERMAN : ENGLISH).out(expression);
    }

    private String out(Expression expression) {
        return switch (expression) {
            case AllOf all ->
                all.parts().stream()
                        .filter(p -> !(p instanceof Filler))
                        .map(this::inner)
                        .collect(Collectors.joining(and));
            case AnyOf any -> any.parts().stream().map(this::inner).collect(Collectors.joining(or));
            case Not negated -> not + inner(negated.part());
            case In in -> in.field().key() + ": " + inner(in.part());
            case Concept concept -> concept.words().stream().map(this::out).collect(Collectors.joining(and));
            case Word word -> word.print(Sought::written);
            case Filler filler -> filler.print(Sought::written);
            case Phrase phrase -> phrase.print(Sought::written);
            case Prefix prefix -> prefix.print(Sought::written) + begin;
        };
    }

    private String inner(Expression part) {
        return part instanceof AllOf || part instanceof AnyOf || part instanceof Concept
                ? "(" + out(part) + ")"
                : out(part);
    }
}
