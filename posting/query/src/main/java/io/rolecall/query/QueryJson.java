package io.rolecall.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a query. */
final class QueryJson {
    private static final String VERSION = "version";

    /** What older versions wrote is read as what the same words mean now; RATIONALE.md says why. */
    private static final List<String> KNOWN = List.of("1", "2", "" + Query.VERSION);

    /** The first version that takes no radius beyond {@link QueryValues#MOST_RADIUS_KM}. */
    private static final int BOUNDED_RADIUS = 3;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(200_000)
                            .maxNestingDepth(4)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private QueryJson() {}

    static Query read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw InvalidQueryException.of(
                    "query", null, "is not JSON: " + InvalidQueryException.brief(e.getOriginalMessage()));
        }
        if (!(root instanceof ObjectNode object)) {
            throw InvalidQueryException.of("query", null, "is not a JSON object of criteria.");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int version = version(object.get(VERSION));
        object.properties().forEach(member -> {
            if (!member.getKey().equals(VERSION)) {
                parameters.put(member.getKey(), values(member.getKey(), member.getValue()));
            }
        });
        if (version < BOUNDED_RADIUS) {
            parameters.computeIfPresent(
                    Criterion.RADIUS_KM.key(),
                    (_, radius) -> radius.stream().map(QueryJson::bounded).toList());
        }
        return QueryReader.read(parameters);
    }

    /** A stored search with a larger radius must not die: it becomes the largest that there is now. */
    private static String bounded(String radiusKm) {
        return radiusKm.matches("[2-4][0-9]{2}|500") ? "" + QueryValues.MOST_RADIUS_KM : radiusKm;
    }

    private static int version(@Nullable JsonNode version) {
        if (version == null) {
            return Query.VERSION;
        }
        if (!version.isIntegralNumber() || !KNOWN.contains(version.asString())) {
            throw InvalidQueryException.unknown(VERSION, version.toString(), KNOWN);
        }
        return version.intValue();
    }

    private static List<String> values(String name, JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node instanceof ArrayNode array) {
            array.forEach(element -> values.addAll(scalar(name, element)));
        } else {
            values.addAll(scalar(name, node));
        }
        return values;
    }

    private static List<String> scalar(String name, JsonNode node) {
        if (node.isNull()) {
            return List.of();
        }
        if (node.isString()) {
            return List.of(node.stringValue());
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // Written out, 1e999999 would have a million digits.
            return List.of(Math.abs(number.scale()) < 30 ? number.toPlainString() : number.toString());
        }
        throw InvalidQueryException.of(
                Criterion.named(name).key(),
                node.toString(),
                name + " is neither a text nor a number, nor an array of them.");
    }

    /** @param parameters its criteria in one of their forms */
    static String write(Map<String, List<String>> parameters, int version) {
        ObjectNode object = JSON.createObjectNode();
        object.put(VERSION, version);
        for (Criterion criterion : Criterion.values()) {
            List<String> values = parameters.getOrDefault(criterion.key(), List.of());
            if (values.size() == 1) {
                object.put(criterion.key(), values.getFirst());
            } else if (!values.isEmpty()) {
                ArrayNode array = object.putArray(criterion.key());
                values.forEach(array::add);
            }
        }
        return JSON.writeValueAsString(object);
    }
}
