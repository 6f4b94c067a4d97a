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
import java.util.List;
import java.util.stream.Stream;

/** Counts what must be looked up for an expression. */
final class Clauses {
    private Clauses() {}

    static int of(List<Expression> expressions) {
        return expressions.stream().mapToInt(Clauses::of).sum();
    }

    private static int of(Expression expression) {
        return switch (expression) {
            case AllOf all -> of(all.parts());
            case AnyOf any -> of(any.parts());
            case Not not -> of(not.part());
            case In in -> of(in.part());
            case Concept concept -> concept.words().size();
            case Word _, Filler _, Phrase _, Prefix _ -> 1;
        };
    }

    /** The parts of an {@code AnyOf} that stands for all of these. */
    static List<Expression> flat(List<Expression> alternatives) {
        return alternatives.stream()
                .flatMap(e -> e instanceof AnyOf any ? any.parts().stream() : Stream.of(e))
                .distinct()
                .toList();
    }
}
