package io.rolecall.bench.match;

import io.rolecall.bench.opensearch.Near;
import io.rolecall.bench.opensearch.PostingFields;
import io.rolecall.place.Place;
import io.rolecall.query.LuceneQueries;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.opensearch.index.query.BoolQueryBuilder;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryBuilders;

/**
 * The whole language in OpenSearch's. What search-service compiles a query to is written down clause by clause; scores are left out, as
 * nobody asks for them, and so is what holds for every document.
 */
final class PercolatorQueries {
    private PercolatorQueries() {}

    /** @throws IllegalStateException for what search-service has come to compile to since this was written */
    static QueryBuilder of(io.rolecall.query.Query query) {
        QueryBuilder others = of(LuceneQueries.matching(somewhere(query)));
        if (query.location().isEmpty()) {
            return others;
        }
        QueryBuilder places = either(query.location().stream()
                .map(wanted -> place(wanted, query.radiusKm()))
                .toList());
        if (others instanceof BoolQueryBuilder all && all.should().isEmpty()) {
            return all.filter(places);
        }
        return QueryBuilders.boolQuery().filter(others).filter(places);
    }

    /** The same anywhere. */
    private static io.rolecall.query.Query somewhere(io.rolecall.query.Query query) {
        return new io.rolecall.query.Query(
                query.q(),
                query.title(),
                query.organization(),
                query.excludeOrganization(),
                List.of(),
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

    private static QueryBuilder place(PlaceWanted wanted, int km) {
        Place place = wanted.place();
        return switch (place.kind()) {
            case CITY -> {
                Double lat = place.lat();
                Double lon = place.lon();
                yield lat == null || lon == null
                        ? QueryBuilders.boolQuery().mustNot(QueryBuilders.matchAllQuery())
                        : new Near(lat, lon, km);
            }
            case REGION -> QueryBuilders.termQuery(PostingDocument.REGION, place.id());
            case COUNTRY -> QueryBuilders.termQuery(PostingDocument.COUNTRY, place.country());
        };
    }

    private static QueryBuilder of(Query query) {
        return switch (query) {
            case ConstantScoreQuery constant -> of(constant.getQuery());
            case BoostQuery boosted -> of(boosted.getQuery());
            case BooleanQuery all -> bool(all);
            case MatchAllDocsQuery _ -> QueryBuilders.matchAllQuery();
            case TermQuery one ->
                QueryBuilders.termQuery(
                        PostingFields.name(one.getTerm().field()), one.getTerm().text());
            case SynonymQuery any ->
                terms(any.getField(), any.getTerms().stream().map(Term::text).toList());
            case TermInSetQuery any -> terms(any.getField(), texts(any));
            case PrefixQuery start ->
                QueryBuilders.prefixQuery(
                        PostingFields.name(start.getField()), start.getPrefix().text());
            case MultiPhraseQuery phrase ->
                QueryBuilders.matchPhraseQuery(
                        PostingFields.name(phrase.getTermArrays()[0][0].field()), encoded(phrase));
            case IndexSortSortedNumericDocValuesRangeQuery range -> of(range.getFallbackQuery());
            case IndexOrDocValuesQuery range -> of(range.getIndexQuery());
            case PointRangeQuery range ->
                QueryBuilders.rangeQuery(range.getField())
                        .gte(LongPoint.decodeDimension(range.getLowerPoint(), 0))
                        .lte(LongPoint.decodeDimension(range.getUpperPoint(), 0));
            default -> throw new IllegalStateException("what is " + query + " in OpenSearch?");
        };
    }

    private static QueryBuilder bool(BooleanQuery query) {
        BoolQueryBuilder all = QueryBuilders.boolQuery();
        List<QueryBuilder> any = new ArrayList<>();
        boolean everything = false;
        for (BooleanClause clause : query) {
            QueryBuilder part = of(clause.query());
            switch (clause.occur()) {
                case MUST, FILTER -> {
                    everything |= clause.query() instanceof MatchAllDocsQuery;
                    if (!(clause.query() instanceof MatchAllDocsQuery)) {
                        all.filter(part);
                    }
                }
                case SHOULD -> any.add(part);
                case MUST_NOT -> all.mustNot(part);
            }
        }
        if (!any.isEmpty() && query.clauses().size() == any.size()) {
            return either(any);
        }
        if (!any.isEmpty()) {
            throw new IllegalStateException("optional clauses in " + query);
        }
        if (all.mustNot().isEmpty()) {
            if (all.filter().size() == 1) {
                return all.filter().getFirst();
            }
            if (all.filter().isEmpty()) {
                return everything ? QueryBuilders.matchAllQuery() : all.mustNot(QueryBuilders.matchAllQuery());
            }
        }
        return all;
    }

    private static QueryBuilder either(List<QueryBuilder> any) {
        if (any.size() == 1) {
            return any.getFirst();
        }
        BoolQueryBuilder one = QueryBuilders.boolQuery();
        any.forEach(one::should);
        return one;
    }

    private static QueryBuilder terms(String field, List<String> values) {
        String name = PostingFields.name(field);
        return values.size() == 1
                ? QueryBuilders.termQuery(name, values.getFirst())
                : QueryBuilders.termsQuery(name, values);
    }

    private static List<String> texts(TermInSetQuery any) {
        List<String> texts = new ArrayList<>();
        BytesRefIterator terms = any.getBytesRefIterator();
        try {
            for (BytesRef term = terms.next(); term != null; term = terms.next()) {
                texts.add(term.utf8ToString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** As the field's analyzer reads it: the terms of one place in the phrase behind each other without a step. */
    private static String encoded(MultiPhraseQuery phrase) {
        StringBuilder text = new StringBuilder();
        int last = -1;
        for (int i = 0; i < phrase.getTermArrays().length; i++) {
            int position = phrase.getPositions()[i];
            int step = position - last;
            for (Term term : Arrays.asList(phrase.getTermArrays()[i])) {
                text.append(step).append('\t').append(term.text()).append('\n');
                step = 0;
            }
            last = position;
        }
        return text.toString();
    }
}
