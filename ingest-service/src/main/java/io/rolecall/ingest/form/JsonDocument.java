package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as sites write it, with the faults that browsers and search engines forgive: commas and characters too many. */
final class JsonDocument {
    private static final int DEEPEST = 8;

    static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(5_000_000)
                            .build())
                    .build())
            .build();

    private JsonDocument() {}

    /**
     * Hands over the items of a document one by one: those of a list, the lines of NDJSON, or those of the lists that an object
     * has. An object without such a list is one item.
     */
    static void items(Page page, Consumer<JsonNode> item) throws IOException {
        try (InputStream in = page.open();
                JsonParser parser = LENIENT.createParser(in)) {
            boolean any = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                any = true;
                if (token == JsonToken.START_ARRAY) {
                    list(parser, item);
                } else if (token == JsonToken.START_OBJECT) {
                    object(parser, item);
                } else {
                    throw new UnreadableListException("is JSON, and neither an object nor a list");
                }
            }
            if (!any) {
                throw new UnreadableListException("is empty");
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new UnreadableListException(
                    "is not JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private static void list(JsonParser parser, Consumer<JsonNode> item) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = parser.readValueAsTree();
            item.accept(value);
        }
    }

    private static void object(JsonParser parser, Consumer<JsonNode> item) {
        ObjectNode rest = LENIENT.createObjectNode();
        boolean lists = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean known = name.equals("@graph")
                    || name.equals("itemListElement")
                    || name.equals("hits")
                    || name.equals("results")
                    || name.equals("jobs")
                    || name.equals("items")
                    || name.equals("data");
            if (parser.nextToken() == JsonToken.START_ARRAY && known) {
                lists = true;
                list(parser, item);
            } else {
                JsonNode value = parser.readValueAsTree();
                rest.set(name, value);
            }
        }
        if (!lists || JsonLdPosting.is(rest)) {
            item.accept(rest);
        }
    }

    /**
     * The postings in a value, wherever they stand in it.
     *
     * @param found told each with the id of what is around it, where that has one
     */
    static void postings(JsonNode value, BiConsumer<JsonNode, @Nullable String> found) {
        postings(value, null, 0, found);
    }

    private static void postings(
            JsonNode value, @Nullable String around, int depth, BiConsumer<JsonNode, @Nullable String> found) {
        if (depth > DEEPEST) {
            return;
        }
        if (value.isArray()) {
            value.forEach(one -> postings(one, around, depth + 1, found));
        } else if (value.isObject() && JsonLdPosting.is(value)) {
            found.accept(value, around);
        } else if (value.isObject()) {
            JsonNode id = value.get("id");
            String own = id != null && (id.isString() || id.isIntegralNumber()) ? id.asString() : around;
            value.forEach(one -> postings(one, own, depth + 1, found));
        }
    }
}
