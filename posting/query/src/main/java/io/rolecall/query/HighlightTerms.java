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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where in a text the words of a query stand, by the analysis that decided the match. */
public final class HighlightTerms {
    private final Field field;
    private final AnalysedText text;
    private final List<TextSpan> spans = new ArrayList<>();

    private HighlightTerms(Field field, AnalysedText text) {
        this.field = field;
        this.text = text;
    }

    /** {@link #spans(Query, Field, String, String)} in a description. */
    public static List<TextSpan> spans(Query query, String text, @Nullable String language) {
        return spans(query, Field.TEXT, text, language);
    }

    /**
     * Where the words that a query looks for in a field stand in its text: ascending, without overlap. What it excludes is never
     * among them.
     *
     * @param language the posting's
     */
    public static List<TextSpan> spans(Query query, Field field, String text, @Nullable String language) {
        return spans(
                query,
                field,
                switch (field) {
                    case TITLE, TEXT -> AnalysedText.of(text, Inflection.of(language));
                    case ORGANIZATION -> AnalysedText.of(text, null);
                    case PLACE -> AnalysedText.ofPlaces(text);
                });
    }

    static List<TextSpan> spans(Query query, Field field, AnalysedText text) {
        HighlightTerms finder = new HighlightTerms(field, text);
        query.q().forEach(e -> finder.find(e, null));
        query.title().forEach(e -> finder.find(e, Field.TITLE));
        if (field == Field.ORGANIZATION) {
            query.organization().forEach(finder::mark);
        }
        return finder.merged();
    }

    /** The first place where a clause holds, for a reason. */
    static @Nullable TextSpan first(Expression expression, @Nullable Field only, Field field, AnalysedText text) {
        HighlightTerms finder = new HighlightTerms(field, text);
        finder.find(expression, only);
        List<TextSpan> merged = finder.merged();
        return merged.isEmpty() ? null : merged.getFirst();
    }

    private void find(Expression expression, @Nullable Field only) {
        switch (expression) {
            case AllOf all -> all.parts().forEach(p -> find(p, only));
            case AnyOf any -> any.parts().forEach(p -> find(p, only));
            case Not _, Filler _ -> {}
            case In in -> find(in.part(), in.field());
            case Word word
            when here(only) -> {
                mark(word.in(only));
                occupations(word.occupationsIn(only));
            }
            case Concept concept
            when here(only) -> {
                concept.words().forEach(w -> find(w, only));
                concept.alsoIn(only).forEach(this::mark);
                occupations(concept.occupationsIn(only));
            }
            case Phrase phrase when here(only) -> mark(phrase.sought());
            case Prefix prefix when here(only) -> mark(prefix.start());
            case Word _, Concept _, Phrase _, Prefix _ -> {}
        }
    }

    /** What of a title names one of the occupations. */
    private void occupations(List<String> codes) {
        if (field == Field.TITLE && !codes.isEmpty()) {
            for (Occupations.Named name : Occupations.bundled().in(text.tokens())) {
                if (name.any(codes)) {
                    spans.add(new TextSpan(name.start(), name.end()));
                }
            }
        }
    }

    private boolean here(@Nullable Field only) {
        return only == null || only == field;
    }

    private void mark(String start) {
        for (Token token : text.tokens()) {
            if (token.form().startsWith(start)) {
                spans.add(new TextSpan(token.start(), token.end()));
            }
        }
    }

    private void mark(Sought sought) {
        for (List<String> reading : sought.readings()) {
            for (int start : text.starts(reading)) {
                mark(reading, start);
            }
        }
    }

    private void mark(List<String> reading, int start) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        // What is written as one word with hyphens ends no later than the words at the last few positions.
        int last = Math.max(1, reading.size() - Tokenizer.MOST_JOINED);
        for (int i = 0; i < reading.size(); i = i == 0 ? last : i + 1) {
            for (Token token : text.at(start + i, reading.get(i))) {
                from = Math.min(from, token.start());
                to = Math.max(to, token.end());
            }
        }
        spans.add(new TextSpan(from, to));
    }

    private List<TextSpan> merged() {
        spans.sort(Comparator.comparingInt(TextSpan::start).thenComparing(TextSpan::end));
        List<TextSpan> merged = new ArrayList<>();
        for (TextSpan span : spans) {
            TextSpan last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && span.start() < last.end()) {
                merged.set(merged.size() - 1, new TextSpan(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return List.copyOf(merged);
    }
}
