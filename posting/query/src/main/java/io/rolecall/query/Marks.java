package io.rolecall.query;

import io.rolecall.posting.Posting;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places that {@link HighlightTerms} finds, for many texts and one query: each text is read once, and what stands between
 * two spaces is analysed only when it wasn't in a text before. For one thread.
 */
public final class Marks {
    private final Query query;
    private final List<String> forms = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final Map<String, ChunkMemo> memos = new HashMap<>();
    private boolean occupations;

    private @Nullable AnalysedText last;
    private String lastText = "";

    public Marks(Query query) {
        this.query = query;
        query.q().forEach(this::collect);
        query.title().forEach(this::collect);
        query.organization().forEach(this::collect);
    }

    /** What {@link HighlightTerms#spans(Query, Field, String, String)} answers. */
    public List<TextSpan> spans(Field field, String text, @Nullable String language) {
        if (forms.isEmpty() && prefixes.isEmpty()) {
            return List.of();
        }
        if (field == Field.PLACE || field == Field.TITLE && occupations) {
            // Names of places are cut otherwise, those of occupations need all words; both texts are short.
            return HighlightTerms.spans(query, field, text, language);
        }
        Inflection inflection = field == Field.ORGANIZATION ? null : Inflection.of(language);
        return HighlightTerms.spans(query, field, read(text, inflection));
    }

    /** What {@link Evaluator#explain} answers for the query and a posting. */
    public List<Reason> reasons(Posting posting) {
        Inflection inflection = Inflection.of(posting.language());
        // What was marked last was the description.
        AnalysedText text = read(posting.descriptionText(), inflection);
        AnalysedText title = occupations
                ? AnalysedText.of(posting.title(), inflection)
                : read(posting.title(), inflection);
        return Explanation.of(query, AnalysedPosting.of(posting, title, text));
    }

    /** The words of a text that matter; of the text that was read last they are still known. */
    private AnalysedText read(String text, @Nullable Inflection inflection) {
        AnalysedText known = last;
        if (known == null || !lastText.equals(text) || known.inflection() != inflection) {
            ChunkMemo memo = memos.computeIfAbsent(
                    inflection == null ? "" : inflection.name(), _ -> new ChunkMemo(t -> matters(t, inflection)));
            known = AnalysedText.of(forms.isEmpty() && prefixes.isEmpty() ? List.of() : memo.read(text), inflection);
            last = known;
            lastText = text;
        }
        return known;
    }

    private final Map<String, Set<String>> keys = new HashMap<>();

    private boolean matters(Token token, @Nullable Inflection inflection) {
        for (String prefix : prefixes) {
            if (token.form().startsWith(prefix)) {
                return true;
            }
        }
        return keys.computeIfAbsent(inflection == null ? "" : inflection.name(), _ -> {
                    Set<String> all = new HashSet<>();
                    forms.forEach(f -> all.add(AnalysedText.key(f, inflection)));
                    return all;
                })
                .contains(AnalysedText.key(token.form(), inflection));
    }

    private void collect(Expression expression) {
        switch (expression) {
            case AllOf all -> all.parts().forEach(this::collect);
            case AnyOf any -> any.parts().forEach(this::collect);
            case Filler _ -> {}
            // Nothing of it is marked, but what was kept in spite of it can be said.
            case Not not -> collect(not.part());
            case In in -> collect(in.part());
            case Word word -> {
                occupations |= !word.occupations().isEmpty();
                collect(word.wide());
            }
            case Concept concept -> {
                concept.words().forEach(this::collect);
                concept.also().forEach(this::collect);
                occupations |= !concept.occupations().isEmpty();
            }
            case Phrase phrase -> collect(phrase.sought());
            case Prefix prefix -> prefixes.add(prefix.start());
        }
    }

    private void collect(Sought sought) {
        sought.readings().forEach(forms::addAll);
    }
}
