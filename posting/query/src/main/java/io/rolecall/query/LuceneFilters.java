package io.rolecall.query;

import io.rolecall.posting.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Compiles the criteria that are no words: places, lists and pay. */
final class LuceneFilters {
    /** Beyond the radius, for the rough search: far more than Lucene rounds. */
    private static final double MARGIN = 1.002;

    private LuceneFilters() {}

    /** Each as a filter. */
    static void add(BooleanQuery.Builder all, io.rolecall.query.Query query) {
        if (!query.location().isEmpty()) {
            List<Query> places = query.location().stream()
                    .map(w -> place(w, query.radiusKm()))
                    .toList();
            all.add(LuceneQueries.either(places), Occur.FILTER);
        }
        terms(all, PostingDocument.COUNTRY, query.country());
        if (!query.applicantCountry().isEmpty()) {
            terms(all, PostingDocument.APPLICANT_COUNTRY, with(query.applicantCountry(), Areas.WORLD));
        }
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
            enough.add(without(LuceneQueries.either(comparable)));
        }
        all.add(LuceneQueries.either(enough), Occur.FILTER);
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
}
