package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An item of a list in JSON, read member by member; a member of the wrong kind is refused with its name. */
record Row(JsonNode node) {
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(20_000_000)
                            .build())
                    .build())
            .build();
    private static final long LARGEST_OBJECT = 20_000_000;

    @Nullable JsonNode member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable String text(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isString()) {
            throw new InvalidPostingException(name, "is not a text");
        }
        return value == null || value.stringValue().isBlank() ? null : value.stringValue();
    }

    /** A text, or a whole number as its digits. */
    @Nullable String key(String name) {
        JsonNode value = member(name);
        String key = value != null && value.isIntegralNumber() ? value.asString() : text(name);
        return key == null ? null : key.strip();
    }

    @Nullable Boolean flag(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isBoolean()) {
            throw new InvalidPostingException(name, "is not true or false");
        }
        return value == null ? null : value.booleanValue();
    }

    /** The object of that name; an empty one where it is absent. */
    Row row(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isObject()) {
            throw new InvalidPostingException(name, "is not an object");
        }
        return new Row(value == null ? JSON.createObjectNode() : value);
    }

    /** The objects of the list of that name. */
    List<Row> rows(String name) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isObject()) {
                throw new InvalidPostingException(name, "is not a list of objects");
            }
            rows.add(new Row(value));
        }
        return rows;
    }

    /** The texts of the list of that name; a single text is a list of one. */
    List<String> texts(String name) {
        JsonNode one = member(name);
        if (one != null && one.isString()) {
            return List.of(one.stringValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isString()) {
                throw new InvalidPostingException(name, "is not a list of texts");
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    private Iterable<JsonNode> list(String name) {
        JsonNode value = member(name);
        if (value != null && !value.isArray()) {
            throw new InvalidPostingException(name, "is not a list");
        }
        return value == null ? List.of() : value;
    }

    String excerpt() {
        return Refusals.excerpt(node.toString());
    }

    /** A document that is one object. */
    static Row of(Page page) throws IOException {
        if (page.size() > LARGEST_OBJECT) {
            throw new UnreadableListException("is larger than " + LARGEST_OBJECT + " bytes");
        }
        try (InputStream in = page.open()) {
            JsonNode node = JSON.readTree(in);
            if (node == null || !node.isObject()) {
                throw new UnreadableListException("is not a JSON object");
            }
            return new Row(node);
        } catch (JacksonException e) {
            throw new UnreadableListException("is not JSON");
        }
    }

    /** What is done with an item once it is known which one it is. */
    interface Taker {
        void take(String externalId) throws IOException;
    }

    /** Hands this item over, or why it is none. */
    void take(String idMember, Items items, Taker taker) throws IOException {
        String id = null;
        try {
            if (!node.isObject()) {
                throw new InvalidPostingException("item", "is not an object");
            }
            id = key(idMember);
            if (id == null) {
                throw new InvalidPostingException(idMember, "is missing");
            }
            taker.take(id);
        } catch (InvalidPostingException e) {
            items.refused(id, e.field(), Refusals.message(e), excerpt());
        }
    }

    /** A moment or a day, whose last moment is meant where it ends something; null where there is none that can be read. */
    @Nullable Instant moment(String name, boolean endOfDay) {
        String text = text(name);
        return text == null ? null : JsonForm.moment(text.strip(), endOfDay).orElse(null);
    }

    /** A number, also one that stands as a text; null where there is none. */
    @Nullable BigDecimal number(String name) {
        JsonNode value = member(name);
        if (value != null && value.isString() && value.stringValue().strip().matches("\\d{1,12}(\\.\\d{1,4})?")) {
            return new BigDecimal(value.stringValue().strip());
        }
        return value == null || !value.isNumber() ? null : value.decimalValue();
    }

    /** What is done with each item of a list. */
    interface Each {
        void take(Row row) throws IOException;
    }

    /** Hands over each item of a list, which stands alone or as a member of an object; answers how many there were. */
    static int each(InputStream in, @Nullable String name, Each rows) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            JsonToken first = parser.nextToken();
            int count = -1;
            if (name == null && first == JsonToken.START_ARRAY) {
                count = items(parser, rows);
            } else if (name != null && first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean wanted = parser.currentName().equals(name);
                    if (parser.nextToken() == JsonToken.START_ARRAY && wanted && count < 0) {
                        count = items(parser, rows);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            if (count < 0) {
                throw new UnreadableListException(
                        name == null ? "is not a JSON array" : "is not a JSON object with a list named " + name);
            }
            if (parser.nextToken() != null) {
                throw new UnreadableListException("goes on after its end");
            }
            return count;
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new UnreadableListException("is not JSON" + where);
        }
    }

    private static int items(JsonParser parser, Each rows) throws IOException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = parser.readValueAsTree();
            rows.take(new Row(item));
            count++;
        }
        return count;
    }
}
