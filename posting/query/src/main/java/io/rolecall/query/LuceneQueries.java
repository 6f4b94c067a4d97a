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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Compiles a query for an index of {@link PostingDocument}s. */
public final class LuceneQueries {
    private static final float TITLE_BOOST = 3;
    private static final float ORGANIZATION_BOOST = 1.5f;

    /** An exact form counts a little more than a stem. */
    private static final float STEM_BOOST = 0.8f;

    /** What was asked for counts more than another way to write it, or to say it. */
    private static final float OTHER_NAME_BOOST = 0.7f;

    /** Each word may be looked up in four fields, with its synonyms; how many those may be {@link SynonymFile} bounds. */
    private static final int MOST_CLAUSES = 16_384;

    static {
        if (IndexSearcher.getMaxClauseCount() < MOST_CLAUSES) {
            IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        }
    }

    private final List<Inflection> inflections;
    private final boolean keys;

    /** @param keys whether the words of all texts are in {@link PostingDocument#KEYS} and {@link PostingDocument#FORMS} */
    private LuceneQueries(io.rolecall.query.Query query, boolean keys) {
        this.inflections = Inflections.of(query);
        this.keys = keys;
    }

    /** Finds exactly the postings that match, all with the same score. */
    public static Query matching(io.rolecall.query.Query query) {
        return new ConstantScoreQuery(new LuceneQueries(query, false).all(query).build());
    }

    /** The same in documents that are made {@linkplain PostingDocument#of(PostingWords) of words}. */
    public static Query matchingKeys(io.rolecall.query.Query query) {
        return new ConstantScoreQuery(new LuceneQueries(query, true).all(query).build());
    }

    /** Finds the same postings, scored by how well the words of {@code q} and {@code title} fit. */
    public static Query scoring(io.rolecall.query.Query query) {
        LuceneQueries compiler = new LuceneQueries(query, false);
        BooleanQuery.Builder scored = new BooleanQuery.Builder().add(matching(query), Occur.FILTER);
        query.q().forEach(e -> compiler.score(e, null, scored));
        query.title().forEach(e -> compiler.score(e, Field.TITLE, scored));
        return scored.build();
    }

    private BooleanQuery.Builder all(io.rolecall.query.Query query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new MatchAllDocsQuery(), Occur.FILTER);
        anyOf(all, query.q(), e -> compile(e, PostingDocument.ALL));
        anyOf(all, query.title(), e -> compile(e, PostingDocument.TITLE));
        anyOf(all, query.organization(), n -> sought(n, PostingDocument.ORGANIZATION));
        query.excludeOrganization().forEach(n -> all.add(sought(n, PostingDocument.ORGANIZATION), Occur.MUST_NOT));
        LuceneFilters.add(all, query);
        return all;
    }

    private static <T> void anyOf(BooleanQuery.Builder all, List<T> wanted, Function<T, Query> compile) {
        if (!wanted.isEmpty()) {
            all.add(either(wanted.stream().map(compile).toList()), Occur.FILTER);
        }
    }

    static Query either(List<Query> alternatives) {
        if (alternatives.size() == 1) {
            return alternatives.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        alternatives.forEach(a -> any.add(a, Occur.SHOULD));
        return any.build();
    }

    private Query compile(Expression expression, String field) {
        return switch (expression) {
            case AllOf all -> {
                BooleanQuery.Builder every = new BooleanQuery.Builder();
                all.parts().forEach(p -> every.add(compile(p, field), Occur.FILTER));
                yield every.build();
            }
            case AnyOf any ->
                either(any.parts().stream().map(p -> compile(p, field)).toList());
            case Not not ->
                new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), Occur.FILTER)
                        .add(compile(not.part(), field), Occur.MUST_NOT)
                        .build();
            case In in -> compile(in.part(), name(in.field()));
            case Word word -> {
                Field only = field.equals(PostingDocument.ORGANIZATION) ? Field.ORGANIZATION : null;
                Query words = sought(word.in(only), field);
                List<String> occupations = word.occupationsIn(only);
                yield occupations.isEmpty() ? words : either(List.of(words, occupation(occupations, field)));
            }
            case Filler _ -> new MatchAllDocsQuery();
            case Concept concept -> concept(concept, field);
            case Phrase phrase -> sought(phrase.sought(), field);
            case Prefix prefix ->
                new PrefixQuery(new Term(
                        keys && field.equals(PostingDocument.ALL) ? PostingDocument.FORMS : field, prefix.start()));
        };
    }

    private static String name(Field field) {
        return switch (field) {
            case TITLE -> PostingDocument.TITLE;
            case ORGANIZATION -> PostingDocument.ORGANIZATION;
            case PLACE, TEXT -> throw new IllegalArgumentException("the language has no name for " + field);
        };
    }

    private Query concept(Concept concept, String field) {
        BooleanQuery.Builder every = new BooleanQuery.Builder();
        concept.words().forEach(w -> every.add(compile(w, field), Occur.MUST));
        List<Query> any = new ArrayList<>(List.of(every.build()));
        if (!field.equals(PostingDocument.ORGANIZATION)) {
            concept.also().forEach(name -> any.add(new BoostQuery(sought(name, field), OTHER_NAME_BOOST)));
            if (!concept.occupations().isEmpty()) {
                any.add(occupation(concept.occupations(), field));
            }
        }
        return either(any);
    }

    private static Query occupation(List<String> codes, String field) {
        String kept =
                field.equals(PostingDocument.TITLE) ? PostingDocument.TITLE_OCCUPATION : PostingDocument.OCCUPATION;
        return new BoostQuery(
                new ConstantScoreQuery(either(codes.stream()
                        .map(code -> (Query) new TermQuery(new Term(kept, code)))
                        .toList())),
                OTHER_NAME_BOOST);
    }

    /** Single words are one query, which counts them as one word: a query with many synonyms stays small. */
    private Query sought(Sought sought, String texts) {
        String field = keys && texts.equals(PostingDocument.ALL) ? PostingDocument.KEYS : texts;
        Map<String, Float> words = new LinkedHashMap<>();
        List<Query> all = new ArrayList<>();
        float boost = 1;
        for (List<String> reading : sought.readings()) {
            if (reading.size() == 1) {
                words.putIfAbsent(reading.getFirst(), boost);
                for (String stem : stems(reading.getFirst(), field)) {
                    words.putIfAbsent(stem, boost * STEM_BOOST);
                }
            } else {
                Query phrase = phrase(reading, field);
                all.add(boost < 1 ? new BoostQuery(phrase, boost) : phrase);
            }
            boost = OTHER_NAME_BOOST;
        }
        if (!words.isEmpty()) {
            SynonymQuery.Builder one = new SynonymQuery.Builder(field);
            words.forEach((word, weight) -> one.addTerm(new Term(field, word), weight));
            all.addFirst(one.build());
        }
        return either(all);
    }

    private Query phrase(List<String> forms, String field) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (String form : forms) {
            phrase.add(Stream.concat(Stream.of(form), stems(form, field).stream())
                    .map(t -> new Term(field, t))
                    .toArray(Term[]::new));
        }
        return phrase.build();
    }

    /** Names have no language, and so no stems. */
    private List<String> stems(String form, String field) {
        if (field.equals(PostingDocument.ORGANIZATION) || !Inflection.inflects(form)) {
            return List.of();
        }
        return inflections.stream().map(i -> i.marked(form)).toList();
    }

    /** Adds what makes a posting fit better: each word that is not excluded, more in the title. */
    private void score(Expression expression, @Nullable Field only, BooleanQuery.Builder scored) {
        List<Query> leaves = new ArrayList<>();
        switch (expression) {
            case AllOf all -> all.parts().forEach(p -> score(p, only, scored));
            case AnyOf any -> any.parts().forEach(p -> score(p, only, scored));
            case Not _, Filler _ -> {}
            case In in -> score(in.part(), in.field(), scored);
            case Word _, Concept _, Phrase _, Prefix _ -> {
                if (only == null) {
                    leaves.add(compile(expression, PostingDocument.ALL));
                }
                if (only != Field.ORGANIZATION) {
                    leaves.add(new BoostQuery(compile(expression, PostingDocument.TITLE), TITLE_BOOST));
                }
                if (only != Field.TITLE) {
                    leaves.add(new BoostQuery(compile(expression, PostingDocument.ORGANIZATION), ORGANIZATION_BOOST));
                }
            }
        }
        leaves.forEach(l -> scored.add(l, Occur.SHOULD));
    }
}
