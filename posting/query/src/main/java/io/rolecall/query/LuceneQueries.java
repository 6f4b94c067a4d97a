package io.rolecall.query;

import io.rolecall.posting.Level;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Compiles a query for an index of {@link PostingDocument}s. */
public final class LuceneQueries {
    private static final float TITLE_BOOST = 3;
    private static final float ORGANIZATION_BOOST = 1.5f;

    /** An exact form counts a little more than a stem. */
    private static final float STEM_BOOST = 0.8f;

    /** Beyond the radius, for the rough search: far more than Lucene rounds. */
    private static final double MARGIN = 1.002;

    private final List<Inflection> inflections;

    private LuceneQueries(io.rolecall.query.Query query) {
        this.inflections = Inflections.of(query);
    }

    /** Finds exactly the postings that match, all with the same score. */
    public static Query matching(io.rolecall.query.Query query) {
        return new ConstantScoreQuery(new LuceneQueries(query).all(query).build());
    }

    /** Finds the same postings, scored by how well the words of {@code q} and {@code title} fit. */
    public static Query scoring(io.rolecall.query.Query query) {
        LuceneQueries compiler = new LuceneQueries(query);
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
        anyOf(all, query.location(), w -> place(w, query.radiusKm()));
        terms(all, PostingDocument.COUNTRY, query.country());
        terms(all, PostingDocument.WORKPLACE, names(query.workplace()));
        if (!query.employmentType().isEmpty()) {
            terms(all, PostingDocument.EMPLOYMENT_TYPE, with(names(query.employmentType()), PostingDocument.UNKNOWN));
        }
        if (!query.level().isEmpty()) {
            terms(all, PostingDocument.LEVEL, with(names(query.level()), Level.UNKNOWN.name()));
        }
        pay(all, query.pay());
        terms(all, PostingDocument.LANGUAGE, query.language());
        terms(
                all,
                PostingDocument.CATEGORY,
                query.category().stream().map(PostingDocument::category).toList());
        terms(all, PostingDocument.SOURCE, query.source());
        return all;
    }

    private static <T> void anyOf(BooleanQuery.Builder all, List<T> wanted, Function<T, Query> compile) {
        if (!wanted.isEmpty()) {
            all.add(either(wanted.stream().map(compile).toList()), Occur.FILTER);
        }
    }

    private static Query either(List<Query> alternatives) {
        if (alternatives.size() == 1) {
            return alternatives.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        alternatives.forEach(a -> any.add(a, Occur.SHOULD));
        return any.build();
    }

    private static void terms(BooleanQuery.Builder all, String field, List<String> values) {
        if (!values.isEmpty()) {
            all.add(in(field, values), Occur.FILTER);
        }
    }

    private static Query in(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static List<String> with(List<String> values, String another) {
        return Stream.concat(values.stream(), Stream.of(another)).toList();
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
            case Word word -> sought(word.sought(), field);
            case Phrase phrase -> sought(phrase.sought(), field);
            case Prefix prefix -> new PrefixQuery(new Term(field, prefix.start()));
        };
    }

    private static String name(Field field) {
        return switch (field) {
            case TITLE -> PostingDocument.TITLE;
            case ORGANIZATION -> PostingDocument.ORGANIZATION;
            case TEXT -> throw new IllegalArgumentException("the language has no name for the description");
        };
    }

    private Query sought(Sought sought, String field) {
        return either(sought.readings().stream().map(r -> reading(r, field)).toList());
    }

    private Query reading(List<String> forms, String field) {
        if (forms.size() == 1) {
            SynonymQuery.Builder word = new SynonymQuery.Builder(field);
            String form = forms.getFirst();
            word.addTerm(new Term(field, form));
            stems(form, field).forEach(stem -> word.addTerm(new Term(field, stem), STEM_BOOST));
            return word.build();
        }
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

    private static Query place(PlaceWanted wanted, int radiusKm) {
        return switch (wanted.place().kind()) {
            case CITY -> {
                Double lat = wanted.place().lat();
                Double lon = wanted.place().lon();
                if (lat == null || lon == null) {
                    yield new BooleanQuery.Builder().build();
                }
                yield new BooleanQuery.Builder()
                        .add(
                                LatLonPoint.newDistanceQuery(PostingDocument.POINT, lat, lon, radiusKm * 1000 * MARGIN),
                                Occur.FILTER)
                        .add(new RadiusQuery(lat, lon, radiusKm), Occur.FILTER)
                        .build();
            }
            case REGION -> in(PostingDocument.REGION, List.of(wanted.place().id()));
            case COUNTRY -> in(PostingDocument.COUNTRY, List.of(wanted.place().country()));
        };
    }

    private static void pay(BooleanQuery.Builder all, PayWanted pay) {
        if (pay.any()) {
            return;
        }
        List<Query> enough = new ArrayList<>();
        List<Query> comparable = new ArrayList<>();
        if (pay.currencies().isEmpty()) {
            enough.add(atLeast(PostingDocument.PAY, pay.annualMin()));
            comparable.add(atLeast(PostingDocument.PAY, 0));
        }
        for (String currency : pay.currencies()) {
            Query same = in(PostingDocument.PAY_CURRENCY, List.of(currency));
            comparable.add(same);
            enough.add(both(same, atLeast(PostingDocument.PAY, pay.annualMin())));
            Long euro = pay.euroMin(currency);
            if (euro != null) {
                comparable.add(atLeast(PostingDocument.PAY_EURO, 0));
                enough.add(new BooleanQuery.Builder()
                        .add(atLeast(PostingDocument.PAY_EURO, euro), Occur.FILTER)
                        .add(same, Occur.MUST_NOT)
                        .build());
            }
        }
        if (pay.unknownKept()) {
            enough.add(without(either(comparable)));
        }
        all.add(either(enough), Occur.FILTER);
    }

    private static Query atLeast(String field, long least) {
        return LongField.newRangeQuery(field, least, Long.MAX_VALUE);
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }

    private static Query without(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    /** Adds what makes a posting fit better: each word that is not excluded, more in the title. */
    private void score(Expression expression, @Nullable Field only, BooleanQuery.Builder scored) {
        List<Query> leaves = new ArrayList<>();
        switch (expression) {
            case AllOf all -> all.parts().forEach(p -> score(p, only, scored));
            case AnyOf any -> any.parts().forEach(p -> score(p, only, scored));
            case Not _ -> {}
            case In in -> score(in.part(), in.field(), scored);
            case Word _, Phrase _, Prefix _ -> {
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
