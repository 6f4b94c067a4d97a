package io.rolecall.ingest.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * What one batch was about to save, or to erase, when it was noted.
 *
 * @param key who wrote the batch: its postings carry it as their writer
 * @param versions the version of each posting that the batch saves, by posting id
 * @param erases whether the batch removes its postings; {@code versions} are then those that it removes
 * @param overtaken postings of the batch that others have changed or erased before the batch was told
 * @param marks how often others have said so
 */
public record Note(
        String key, Instant notedAt, Map<String, Long> versions, boolean erases, Set<String> overtaken, int marks) {
    static Note of(Document document) {
        Map<String, Long> versions = new java.util.LinkedHashMap<>();
        List<String> ids = document.getList("ids", String.class);
        List<Long> numbers = document.getList("versions", Long.class);
        for (int i = 0; i < ids.size(); i++) {
            versions.put(ids.get(i), numbers.get(i));
        }
        return new Note(
                document.getString("_id"),
                document.getDate("notedAt").toInstant(),
                versions,
                document.getBoolean("erases"),
                Set.copyOf(document.getList("overtaken", String.class, List.of())),
                document.getInteger("marks"));
    }

    Document document() {
        return new Document("_id", key)
                .append("notedAt", notedAt)
                .append("count", versions.size())
                .append("ids", new ArrayList<>(versions.keySet()))
                .append("versions", new ArrayList<>(versions.values()))
                .append("erases", erases)
                .append("marks", marks);
    }

    /** The same note of some of its postings. */
    public Note only(Set<String> ids) {
        Map<String, Long> some = new java.util.LinkedHashMap<>(versions);
        some.keySet().retainAll(ids);
        return new Note(key, notedAt, some, erases, overtaken, marks);
    }
}
