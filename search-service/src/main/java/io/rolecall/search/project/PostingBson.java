package io.rolecall.search.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.posting.Posting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** @param document what lies in it is changed on the way, not copied: a rebuild reads each one that there is */
    static Posting read(Document document) {
        Document members = new Document(document);
        members.put("id", members.remove("_id"));
        plain(members);
        return JSON.convertValue(members, Posting.class);
    }

    private static void plain(Map<String, Object> members) {
        members.values().removeIf(Objects::isNull);
        members.replaceAll((_, value) -> plain(value));
    }

    private static Object plain(Object value) {
        switch (value) {
            case Decimal128 amount -> {
                return amount.bigDecimalValue();
            }
            case Document members -> plain((Map<String, Object>) members);
            case List<?> elements
            when elements.stream().anyMatch(Document.class::isInstance) -> elements.forEach(e -> plain(e));
            default -> {}
        }
        return value;
    }
}
