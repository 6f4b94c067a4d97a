package io.rolecall.bench.search;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.json.JsonMapper;

/** The fields of our documents as OpenSearch's, and the posting itself as what it stores. */
final class OpenSearchDocument {
    static final String POSTED = "posted";

    /** The description and the title as they are marked; they are searched by the terms of our analysis. */
    static final String TEXT = "posting.descriptionText";

    static final String HEADLINE = "posting.title";

    private static final List<String> TERMS =
            List.of(PostingDocument.ALL, PostingDocument.TITLE, PostingDocument.ORGANIZATION);
    private static final List<String> KEYWORDS = List.of(
            PostingDocument.COUNTRY,
            PostingDocument.REGION,
            PostingDocument.APPLICANT_COUNTRY,
            PostingDocument.WORKPLACE,
            PostingDocument.EMPLOYMENT_TYPE,
            PostingDocument.LEVEL,
            PostingDocument.PAY_CURRENCY,
            PostingDocument.LANGUAGE,
            PostingDocument.CATEGORY,
            PostingDocument.SOURCE,
            // What names of occupations are looked for in; the same of titles alone is asked by no search here.
            "occupation");
    private static final List<String> NUMBERS = List.of(PostingDocument.PAY, PostingDocument.PAY_EURO);

    private OpenSearchDocument() {}

    static String facet(Facet facet) {
        return "facet_" + facet.key();
    }

    /** The index's settings and mapping. */
    static String index() {
        Map<String, Object> fields = new LinkedHashMap<>();
        TERMS.forEach(f -> fields.put(f, Map.of("type", "text", "analyzer", "analysed")));
        KEYWORDS.forEach(f -> fields.put(f, Map.of("type", "keyword", "doc_values", false)));
        NUMBERS.forEach(f -> fields.put(f, Map.of("type", "long")));
        Engine.FACETS.forEach(f -> fields.put(facet(f), Map.of("type", "keyword", "index", false)));
        fields.put(POSTED, Map.of("type", "long"));
        fields.put("point", Map.of("type", "geo_point"));
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
                                "analysis.analyzer.analysed.type",
                                "custom",
                                "analysis.analyzer.analysed.tokenizer",
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
        Document ours = Columns.document(posting);
        Map<String, Object> document = new LinkedHashMap<>();
        for (String field : TERMS) {
            document.put(
                    field,
                    SameAnalysis.encoded(Objects.requireNonNull(
                            ours.getField(field).tokenStream(PostingDocument.analyzer(), null))));
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (IndexableField field : ours) {
            String name = field.name();
            if (KEYWORDS.contains(name)) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.stringValue());
            } else if (NUMBERS.contains(name)) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(field.numericValue());
            } else if (field instanceof LatLonPoint) {
                BytesRef point = field.binaryValue();
                values.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(Map.of(
                                "lat", GeoEncodingUtils.decodeLatitude(point.bytes, point.offset),
                                "lon", GeoEncodingUtils.decodeLongitude(point.bytes, point.offset + Integer.BYTES)));
            } else if (field instanceof SortedSetDocValuesField && name.startsWith("facet.")) {
                values.computeIfAbsent(name.replace('.', '_'), _ -> new ArrayList<>())
                        .add(field.binaryValue().utf8ToString());
            }
        }
        document.putAll(values);
        document.put(POSTED, Columns.posted(posting).getEpochSecond());
        document.put(
                "posting",
                JsonMapper.shared()
                        .readTree(PostingCodec.encode(new PostingPublished(posting.lastSeen(), posting)))
                        .get("posting"));
        return JsonMapper.shared().writeValueAsBytes(document);
    }
}
