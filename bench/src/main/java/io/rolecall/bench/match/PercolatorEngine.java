package io.rolecall.bench.match;

import io.rolecall.bench.opensearch.OpenSearchNode;
import io.rolecall.bench.opensearch.PostingFields;
import io.rolecall.bench.opensearch.SameAnalysis;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.bulk.BulkRequest;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.search.aggregations.AggregationBuilders;
import org.opensearch.search.aggregations.bucket.terms.Terms;
import org.opensearch.search.builder.SearchSourceBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenSearch's percolator, a node in this process that is asked without HTTP, its index merged to one segment. The alerts are asked for as a
 * filter, and their numbers counted by value: to fetch a hit it would try its query once more.
 */
final class PercolatorEngine implements Engine {
    private static final int AT_ONCE = 1_000;
    private static final String QUERY = "query";
    private static final String NUMBER = "number";
    private static final String FOUND = "found";

    private final WorkFolder folder;
    private final OpenSearchNode node;
    private final Progress progress;
    private int alerts;

    PercolatorEngine(Progress progress) {
        this.progress = progress;
        try {
            folder = WorkFolder.create();
            node = new OpenSearchNode(folder.path(), index());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String index() {
        Map<String, Object> fields = PostingFields.mapping();
        fields.put(QUERY, Map.of("type", "percolator"));
        fields.put(NUMBER, Map.of("type", "integer", "index", false));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("index.number_of_shards", 1);
        settings.put("index.number_of_replicas", 0);
        settings.put("index.refresh_interval", "-1");
        settings.put("index.translog.durability", "async");
        settings.put("analysis.analyzer." + PostingFields.ANALYZER + ".type", "custom");
        settings.put("analysis.analyzer." + PostingFields.ANALYZER + ".tokenizer", SameAnalysis.TOKENIZER);
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "settings",
                        settings,
                        "mappings",
                        Map.of(
                                "_doc",
                                Map.of("dynamic", false, "_source", Map.of("enabled", false), "properties", fields))));
    }

    @Override
    public String name() {
        return "OpenSearch percolator";
    }

    @Override
    public boolean answersAlone() {
        return false;
    }

    @Override
    public void register(List<Alert> some) {
        alerts += some.size();
        IntStream.range(0, (some.size() + AT_ONCE - 1) / AT_ONCE).parallel().forEach(i -> {
            BulkRequest bulk = new BulkRequest();
            for (Alert alert : some.subList(i * AT_ONCE, Math.min(some.size(), (i + 1) * AT_ONCE))) {
                bulk.add(new IndexRequest(OpenSearchNode.INDEX).source(source(alert)));
            }
            BulkResponse response = node.client().bulk(bulk).actionGet();
            if (response.hasFailures()) {
                throw new IllegalStateException(response.buildFailureMessage());
            }
        });
    }

    private static XContentBuilder source(Alert alert) {
        try {
            return XContentFactory.smileBuilder()
                    .startObject()
                    .field(NUMBER, Integer.parseInt(alert.id()))
                    .field(QUERY, PercolatorQueries.of(alert.query()))
                    .endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void ready() {
        progress.during("OpenSearch merges its segments", () -> {
            node.client()
                    .admin()
                    .indices()
                    .prepareForceMerge(OpenSearchNode.INDEX)
                    .setMaxNumSegments(1)
                    .get();
            node.safe();
        });
    }

    @Override
    public List<String> match(byte[] record) {
        Posting posting = PostingCodec.decode(record).posting();
        byte[] document;
        try {
            document = JsonMapper.shared().writeValueAsBytes(PostingFields.values(PostingDocument.of(posting)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SearchResponse response = node.client()
                .search(new SearchRequest(OpenSearchNode.INDEX)
                        .source(new SearchSourceBuilder()
                                .size(0)
                                .trackTotalHits(false)
                                .query(QueryBuilders.boolQuery()
                                        .filter(new PercolateQueryBuilder(
                                                QUERY, new BytesArray(document), XContentType.JSON)))
                                .aggregation(AggregationBuilders.terms(FOUND)
                                        .field(NUMBER)
                                        .size(Math.max(1, alerts))))
                        .requestCache(false))
                .actionGet();
        Terms found = response.getAggregations().get(FOUND);
        List<String> ids = new ArrayList<>(found.getBuckets().size());
        found.getBuckets().forEach(bucket -> ids.add(bucket.getKeyAsString()));
        return ids;
    }

    private static boolean holdsIndex(@Nullable Path folder) {
        return folder != null && folder.endsWith("index");
    }

    @Override
    public Map<String, String> figures() {
        try (Stream<Path> files = Files.walk(folder.path())) {
            long bytes = files.filter(file -> holdsIndex(file.getParent()) && Files.isRegularFile(file))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return Map.of("bytes/alert on disk", "%,d".formatted(bytes / Math.max(1, alerts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (folder) {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
