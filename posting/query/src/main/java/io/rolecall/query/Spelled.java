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
import java.util.stream.Collectors;

/** Says with words and all parentheses what an expression asks for, so that nobody need know what binds closer. */
final class Spelled {
    private Spelled() {}

    static String out(Expression expression) {
        return switch (expression) {
            case AllOf all ->
                all.parts().stream()
                        .filter(p -> !(p instanceof Filler))
                        .map(Spelled::inner)
                        .collect(Collectors.joining(" and "));
            case AnyOf any -> any.parts().stream().map(Spelled::inner).collect(Collectors.joining(" or "));
            case Not not -> "not " + inner(not.part());
            case In in -> in.field().key() + ": " + inner(in.part());
            case Concept concept -> concept.words().stream().map(Spelled::out).collect(Collectors.joining(" and "));
            case Word word -> word.print(Sought::written);
            case Filler filler -> filler.print(Sought::written);
            case Phrase phrase -> phrase.print(Sought::written);
            case Prefix prefix -> prefix.print(Sought::written) + " (words that begin so)";
        };
    }

    private static String inner(Expression part) {
        return part instanceof AllOf || part instanceof AnyOf || part instanceof Concept
                ? "(" + out(part) + ")"
                : out(part);
    }
}
