package io.rolecall.search.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.posting.Posting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A posting as a document: the members of its JSON form under the same names, except {@code id}, which is {@code _id}.
 * Amounts are Decimal128; moments are ISO 8601 text, because BSON's dates would cut them to milliseconds.
 */
final class PostingBson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private PostingBson() {}

    static Document write(Posting posting) {
        Document document = new Document(JSON.convertValue(posting, MEMBERS));
        document.remove("id");
        document.put("_id", posting.id());
        return document;
    }

    static Posting read(Document document) {
        Document copy = new Document(document);
        copy.put("id", copy.remove("_id"));
        return JSON.convertValue(plain(copy), Posting.class);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Decimal128 amount -> amount.bigDecimalValue();
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .filter(e -> e.getValue() != null)
                        .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> plain(e.getValue())));
            case List<?> elements -> elements.stream().map(PostingBson::plain).toList();
            default -> value;
        };
    }
}
