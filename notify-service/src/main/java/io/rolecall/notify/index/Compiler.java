package io.rolecall.notify.index;

import io.rolecall.notify.index.Formula.Literal;
import io.rolecall.query.Analysis;
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
import io.rolecall.query.Field;
import io.rolecall.query.Query;
import io.rolecall.query.Sought;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes atoms and conditions of a query: the only place that knows the query language. Safe for use by many threads. */
final class Compiler {
    private final Atoms atoms;
    private final Facets facets;
    private final Conditions conditions;

    Compiler(Atoms atoms, Facets facets, Conditions conditions) {
        this.atoms = atoms;
        this.facets = facets;
        this.conditions = conditions;
    }

    Formula formula(Query query) {
        List<Formula> all = new ArrayList<>();
        any(all, query.q(), e -> formula(e, null));
        any(all, query.title(), e -> formula(e, Field.TITLE));
        any(all, query.organization(), this::name);
        query.excludeOrganization().forEach(n -> all.add(name(n).not()));
        any(all, query.location(), p -> new Literal(facets.place(p.place(), query.radiusKm())));
        any(all, query.country(), c -> named(Facets.Kind.COUNTRY, c));
        any(all, query.applicantCountry(), c -> named(Facets.Kind.APPLICANT_COUNTRY, c));
        if (!query.workplace().isEmpty()) {
            all.add(atom(facets.workplaces(query.workplace())));
        }
        if (!query.employmentType().isEmpty()) {
            all.add(atom(facets.types(query.employmentType())));
        }
        if (!query.level().isEmpty()) {
            all.add(atom(facets.levels(query.level())));
        }
        any(all, query.language(), c -> named(Facets.Kind.LANGUAGE, c));
        any(all, query.category(), c -> atom(facets.category(c.readings().getFirst())));
        any(all, query.source(), id -> named(Facets.Kind.SOURCE, id));
        if (!query.pay().any()) {
            all.add(new Literal(conditions.literal(new Condition.PayAsked(query.pay()))));
        }
        return Formula.all(all);
    }

    private static <T> void any(List<Formula> all, List<T> wanted, Function<T, Formula> one) {
        if (!wanted.isEmpty()) {
            all.add(
                    wanted.size() == 1
                            ? one.apply(wanted.getFirst())
                            : Formula.any(wanted.stream().map(one).toList()));
        }
    }

    /** @param only the field to look in; null for all */
    private Formula formula(Expression expression, @Nullable Field only) {
        return switch (expression) {
            case AllOf all ->
                Formula.all(all.parts().stream().map(p -> formula(p, only)).toList());
            case AnyOf any ->
                Formula.any(any.parts().stream().map(p -> formula(p, only)).toList());
            case Not not -> formula(not.part(), only).not();
            case In in -> formula(in.part(), in.field());
            case Word word -> any(word.in(only).readings(), word.occupationsIn(only), expression, only);
            // Says nothing of the work.
            case Filler _ -> new Literal(Literals.TRUE);
            case Concept concept -> {
                List<Formula> names = new ArrayList<>();
                names.add(Formula.all(
                        concept.words().stream().map(w -> formula(w, only)).toList()));
                concept.alsoIn(only).forEach(name -> names.add(any(name.readings(), List.of(), expression, only)));
                if (!concept.occupationsIn(only).isEmpty()) {
                    names.add(any(List.of(), concept.occupationsIn(only), expression, only));
                }
                yield Formula.any(names);
            }
            case Phrase phrase -> any(phrase.sought().readings(), List.of(), expression, only);
            case Prefix prefix ->
                list(only) == ELSEWHERE ? said(expression, only) : atom(atoms.prefix(prefix.start(), list(only)));
        };
    }

    private static final int ELSEWHERE = -1;

    /** The list of what a word in a field sets off; the language has names for no other fields than these. */
    private static int list(@Nullable Field only) {
        return only == null
                ? Lists.ALL
                : switch (only) {
                    case TITLE -> Lists.TITLE;
                    case ORGANIZATION -> Lists.ORGANIZATION;
                    case PLACE, TEXT -> ELSEWHERE;
                };
    }

    /** One atom for a word with all that it is found by. */
    private Formula any(List<List<String>> readings, List<String> occupations, Expression of, @Nullable Field only) {
        int list = list(only);
        if (list == ELSEWHERE) {
            return said(of, only);
        }
        if (occupations.isEmpty()) {
            return atom(atoms.any(readings, list));
        }
        List<List<String>> all = new ArrayList<>(readings);
        occupations.forEach(code -> all.add(List.of(Analysis.occupation(code))));
        return atom(atoms.any(all, list));
    }

    /** What has no atoms is left to the evaluator. */
    private Formula said(Expression expression, @Nullable Field only) {
        return new Literal(conditions.literal(new Condition.Said(expression, only)));
    }

    private Formula name(Sought name) {
        return atom(atoms.any(name.readings(), Lists.ORGANIZATION));
    }

    private Formula named(Facets.Kind kind, String value) {
        return atom(facets.named(kind, value));
    }

    private static Formula atom(int atom) {
        return new Literal(Literals.of(atom));
    }
}
