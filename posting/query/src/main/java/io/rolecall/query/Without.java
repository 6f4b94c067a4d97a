package io.rolecall.query;

import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes from a query what is never wanted, within the language: excluded names, and clauses that must not hold. */
final class Without {
    private static final int MOST = 100;
    private static final int LONGEST = 255;

    private Without() {}

    static Query of(Query query, List<String> organizations, List<String> words) {
        few("organizations", organizations);
        few("words", words);
        Set<Sought> names = new LinkedHashSet<>(query.excludeOrganization());
        organizations.forEach(name -> names.add(QueryValues.name("organizations", name)));
        Set<Expression> clauses = new LinkedHashSet<>(clauses(query.q()));
        words.forEach(word -> clauses.add(new Not(phrase(word))));
        return new Query(
                words.isEmpty() ? query.q() : text(List.copyOf(clauses)),
                query.title(),
                query.organization(),
                List.copyOf(names),
                query.location(),
                query.radiusKm(),
                query.country(),
                query.applicantCountry(),
                query.workplace(),
                query.employmentType(),
                query.level(),
                query.pay(),
                query.language(),
                query.category(),
                query.source());
    }

    /** What must hold, each for itself. Of several texts one is enough. */
    private static List<Expression> clauses(List<Expression> texts) {
        if (texts.size() > 1) {
            List<Expression> flat = Clauses.flat(texts);
            return flat.size() == 1 ? flat : List.of(new AnyOf(flat));
        }
        List<Expression> parts = new ArrayList<>();
        texts.forEach(text -> parts.addAll(text instanceof AllOf all ? all.parts() : List.of(text)));
        return parts;
    }

    private static List<Expression> text(List<Expression> clauses) {
        return clauses.size() == 1 ? clauses : List.of(new AllOf(clauses));
    }

    private static Phrase phrase(String word) {
        if (word.length() > LONGEST) {
            throw InvalidQueryException.of("words", word, "words has one of more than " + LONGEST + " characters.");
        }
        if (!Sought.in(word)) {
            throw InvalidQueryException.of(
                    "words", word, "'" + InvalidQueryException.brief(word) + "' contains no word.");
        }
        return new Phrase(Sought.of(unquoted(word), ' '));
    }

    /** A phrase is printed between quotes, and some as they were written: within one a quote separates words as a space does. */
    private static String unquoted(String word) {
        StringBuilder text = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            if (Chars.quote(word.charAt(i))) {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }

    private static void few(String field, List<String> values) {
        if (values.size() > MOST) {
            throw InvalidQueryException.of(
                    field, null, field + " has " + values.size() + " values; at most " + MOST + " are taken.");
        }
    }
}
