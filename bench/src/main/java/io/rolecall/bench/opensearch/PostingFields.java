package io.rolecall.bench.opensearch;

import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** The fields of our documents as OpenSearch's. */
public final class PostingFields {
    /** The analyzer that reads {@link SameAnalysis#encoded} terms; for an index's settings to define. */
    public static final String ANALYZER = "analysed";

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
            // What names of occupations are looked for in.
            "occupation",
            "title_occupation");
    private static final List<String> NUMBERS = List.of(PostingDocument.PAY, PostingDocument.PAY_EURO);

    private PostingFields() {}

    /** What a field is called there: a dot would make it a part of another. */
    public static String name(String field) {
        return field.replace('.', '_');
    }

    /** The types, by the fields' names. */
    public static Map<String, Object> mapping() {
        Map<String, Object> fields = new LinkedHashMap<>();
        TERMS.forEach(f -> fields.put(f, Map.of("type", "text", "analyzer", ANALYZER)));
        KEYWORDS.forEach(f -> fields.put(f, Map.of("type", "keyword", "doc_values", false)));
        NUMBERS.forEach(f -> fields.put(f, Map.of("type", "long")));
        fields.put(PostingDocument.POINT, Map.of("type", "geo_point"));
        return fields;
    }

    /** The values of one of our documents. */
    public static Map<String, Object> values(Document ours) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        for (String field : TERMS) {
            document.put(
                    field,
                    SameAnalysis.encoded(Objects.requireNonNull(
                            ours.getField(field).tokenStream(PostingDocument.analyzer(), null))));
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (IndexableField field : ours) {
            String name = name(field.name());
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
            }
        }
        document.putAll(values);
        return document;
    }
}
