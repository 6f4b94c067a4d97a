package io.rolecall.bench.search;

import io.rolecall.bench.opensearch.OpenSearchNode;
import io.rolecall.bench.opensearch.SameAnalysis.Compiled;
import io.rolecall.posting.Posting;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Query;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opensearch.action.bulk.BulkRequest;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.unit.DistanceUnit;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.index.query.BoolQueryBuilder;
import org.opensearch.index.query.GeoDistanceQueryBuilder;
import org.opensearch.index.query.QueryBuilder;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.search.SearchHit;
import org.opensearch.search.aggregations.Aggregation;
import org.opensearch.search.aggregations.AggregationBuilders;
import org.opensearch.search.aggregations.HasAggregations;
import org.opensearch.search.aggregations.bucket.filter.FilterAggregationBuilder;
import org.opensearch.search.aggregations.bucket.terms.Terms;
import org.opensearch.search.builder.SearchSourceBuilder;
import org.opensearch.search.fetch.subphase.highlight.HighlightBuilder;
import org.opensearch.search.fetch.subphase.highlight.HighlightField;
import org.opensearch.search.sort.SortOrder;

/**
 * OpenSearch, a node in this process that is asked without HTTP: facets by its terms aggregations, each under the other filters, those
 * themselves as a filter behind the counting; scored by BM25, marked by its highlighter from offsets in the index.
 */
final class OpenSearchEngine implements Engine {
    private final Path folder;
    private final OpenSearchNode node;
    private final Instant now;

    OpenSearchEngine(Path folder, Instant now) throws IOException {
        this.folder = folder;
        this.now = now;
        this.node = new OpenSearchNode(folder, OpenSearchDocument.index());
    }

    @Override
    public String name() {
        return "OpenSearch";
    }

    @Override
    public boolean answersAlone() {
        return false;
    }

    @Override
    public void index(List<Posting> postings) throws IOException {
        BulkRequest bulk = new BulkRequest();
        for (Posting posting : postings) {
            bulk.add(new IndexRequest(OpenSearchNode.INDEX)
                    .id(posting.id())
                    .source(OpenSearchDocument.of(posting), XContentType.JSON));
        }
        BulkResponse response = node.client().bulk(bulk).actionGet();
        if (response.hasFailures()) {
            throw new IllegalStateException(response.buildFailureMessage());
        }
    }

    @Override
    public void ready() {
        node.safe();
    }

    @Override
    public long postings() {
        return node.count();
    }

    @Override
    public Page page(SearchRequest request) {
        Map<String, List<String>> words = new TreeMap<>();
        Map<String, Map<String, List<String>>> criteria = new TreeMap<>();
        request.query().parameters().forEach((criterion, values) -> {
            if (criterion.equals("q") || criterion.equals("title")) {
                words.put(criterion, values);
            } else {
                criteria.computeIfAbsent(facet(criterion).key(), _ -> new TreeMap<>())
                        .put(criterion, values);
            }
        });
        Map<String, QueryBuilder> filters = new TreeMap<>();
        criteria.forEach((facet, values) -> filters.put(facet, filter(Query.parse(values))));
        if (request.postedWithin() != null) {
            filters.put(
                    Facet.POSTED.key(),
                    QueryBuilders.rangeQuery(OpenSearchDocument.POSTED)
                            .gte(now.minus(request.postedWithin()).getEpochSecond()));
        }
        SearchSourceBuilder source = new SearchSourceBuilder()
                .size(20)
                .trackTotalHits(true)
                .query(words.isEmpty() ? QueryBuilders.matchAllQuery() : new Compiled(Query.parse(words), true));
        if (words.isEmpty()) {
            source.sort(OpenSearchDocument.POSTED, SortOrder.DESC);
        } else {
            QueryBuilder marked = QueryBuilders.simpleQueryStringQuery(
                            String.join(" ", words.values().iterator().next()))
                    .field(OpenSearchDocument.TEXT)
                    .field(OpenSearchDocument.HEADLINE);
            source.highlighter(new HighlightBuilder()
                    .highlightQuery(marked)
                    .field(new HighlightBuilder.Field(OpenSearchDocument.TEXT)
                            .fragmentSize(260)
                            .numOfFragments(1))
                    .field(new HighlightBuilder.Field(OpenSearchDocument.HEADLINE).numOfFragments(0)));
        }
        if (!filters.isEmpty()) {
            source.postFilter(all(filters, ""));
        }
        counted(filters, source);
        SearchResponse response = node.client()
                .search(new org.opensearch.action.search.SearchRequest(OpenSearchNode.INDEX)
                        .source(source)
                        .requestCache(false))
                .actionGet();
        return page(response);
    }

    private static Facet facet(String criterion) {
        return FACETS.stream()
                .filter(f -> f.filters().contains(criterion))
                .findAny()
                .orElseThrow();
    }

    private static QueryBuilder filter(Query query) {
        if (query.location().isEmpty()) {
            return new Compiled(query, false);
        }
        BoolQueryBuilder any = QueryBuilders.boolQuery();
        for (PlaceWanted wanted : query.location()) {
            Double lat = wanted.place().lat();
            Double lon = wanted.place().lon();
            any.should(
                    lat == null || lon == null
                            ? new Compiled(
                                    Query.parse(Map.of(
                                            "location",
                                            List.of(PlaceWanted.BY_ID
                                                    + wanted.place().id()))),
                                    false)
                            : new GeoDistanceQueryBuilder("point")
                                    .point(lat, lon)
                                    .distance(query.radiusKm(), DistanceUnit.KILOMETERS));
        }
        return any;
    }

    private static QueryBuilder all(Map<String, QueryBuilder> filters, String but) {
        BoolQueryBuilder all = QueryBuilders.boolQuery();
        filters.forEach((facet, filter) -> {
            if (!facet.equals(but)) {
                all.filter(filter);
            }
        });
        return all;
    }

    /** Facets that are counted under the same filters are counted together. */
    private static void counted(Map<String, QueryBuilder> filters, SearchSourceBuilder source) {
        Map<String, Set<Facet>> together = new TreeMap<>();
        for (Facet facet : FACETS) {
            together.computeIfAbsent(filters.containsKey(facet.key()) ? facet.key() : "", _ -> new TreeSet<>())
                    .add(facet);
        }
        together.forEach((but, facets) -> {
            FilterAggregationBuilder under = AggregationBuilders.filter("under " + but, all(filters, but));
            for (Facet facet : facets) {
                var terms = AggregationBuilders.terms(facet.key())
                        .field(OpenSearchDocument.facet(facet))
                        .size(facet.order().isPresent() ? 1_000 : MOST_VALUES);
                if (filters.isEmpty()) {
                    source.aggregation(terms);
                } else {
                    under.subAggregation(terms);
                }
            }
            if (!filters.isEmpty()) {
                source.aggregation(under);
            }
        });
    }

    private static Page page(SearchResponse response) {
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        for (Aggregation one : response.getAggregations()) {
            if (one instanceof Terms terms) {
                facets.put(terms.getName(), counts(terms));
            } else if (one instanceof HasAggregations under) {
                under.getAggregations().forEach(a -> facets.put(a.getName(), counts((Terms) a)));
            }
        }
        List<String> ids = new ArrayList<>();
        long marked = 0;
        for (SearchHit hit : response.getHits().getHits()) {
            ids.add(hit.getId());
            marked += hit.getSourceRef().length();
            for (HighlightField field : hit.getHighlightFields().values()) {
                marked += field.fragments()[0].string().length();
            }
        }
        return new Page(response.getHits().getTotalHits().value(), facets, ids, marked);
    }

    private static Map<String, Integer> counts(Terms terms) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        terms.getBuckets().forEach(b -> counts.put(b.getKeyAsString(), Math.toIntExact(b.getDocCount())));
        return counts;
    }

    @Override
    public long bytes() throws IOException {
        return Folders.bytes(folder);
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
