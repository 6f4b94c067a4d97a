package io.rolecall.bench.search;

import io.rolecall.bench.opensearch.PostingFields;
import io.rolecall.bench.opensearch.SameAnalysis;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import tools.jackson.databind.json.JsonMapper;

/** The fields of our documents as OpenSearch's, and the posting itself as what it stores. */
final class OpenSearchDocument {
    static final String POSTED = "posted";

    /** The description and the title as they are marked; they are searched by the terms of our analysis. */
    static final String TEXT = "posting.descriptionText";

    static final String HEADLINE = "posting.title";

    private OpenSearchDocument() {}

    static String facet(Facet facet) {
        return "facet_" + facet.key();
    }

    /** The index's settings and mapping. */
    static String index() {
        Map<String, Object> fields = PostingFields.mapping();
        Engine.FACETS.forEach(f -> fields.put(facet(f), Map.of("type", "keyword", "index", false)));
        fields.put(POSTED, Map.of("type", "long"));
        Map<String, Object> marked = Map.of("type", "text", "index_options", "offsets");
        fields.put(
                "posting", Map.of("dynamic", false, "properties", Map.of("title", marked, "descriptionText", marked)));
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "settings",
                        Map.of(
                                "index.number_of_shards",
                                1,
                                "index.number_of_replicas",
                                0,
                                "index.refresh_interval",
                                "-1",
                                "index.translog.durability",
                                "async",
                                "analysis.analyzer." + PostingFields.ANALYZER + ".type",
                                "custom",
                                "analysis.analyzer." + PostingFields.ANALYZER + ".tokenizer",
                                SameAnalysis.TOKENIZER),
                        "mappings",
                        Map.of(
                                "_doc",
                                Map.of(
                                        "dynamic",
                                        false,
                                        "_source",
                                        Map.of("includes", List.of("posting.*")),
                                        "properties",
                                        fields))));
    }

    static byte[] of(Posting posting) throws IOException {
        Document ours = PostingDocument.of(posting);
        Map<String, Object> document = PostingFields.values(ours);
        IndexableField pay = ours.getField(PostingDocument.PAY_EURO);
        Long yearlyPay = pay == null ? null : pay.numericValue().longValue();
        Map<String, List<String>> counted = new LinkedHashMap<>();
        for (Facet facet : Engine.FACETS) {
            List<String> values = facet.values(posting, yearlyPay);
            if (!values.isEmpty()) {
                counted.put(facet(facet), values);
            }
        }
        document.putAll(counted);
        document.put(POSTED, Columns.posted(posting).getEpochSecond());
        document.put(
                "posting",
                JsonMapper.shared()
                        .readTree(PostingCodec.encode(new PostingPublished(posting.lastSeen(), posting)))
                        .get("posting"));
        return JsonMapper.shared().writeValueAsBytes(document);
    }
}
