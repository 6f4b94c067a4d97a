package io.rolecall.ingest.source;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * How far a run has come, so that a killed one can be gone on with: a document each some thousand items, which has what the list
 * named since the one before. Numbered from 0 without gaps, and removed from the end, so that they are found by id alone.
 */
@Component
class Checkpoints {
    private static final String COLLECTION = "checkpoints";
    private static final int AT_ONCE = 32;
    private static final int BYTES = Long.BYTES + Integer.BYTES + 1;

    private final MongoTemplate mongo;

    Checkpoints(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** An item that the list named: its key, a hash of it, and whether it is no longer open. */
    record Named(long key, int hash, boolean notOpen) {}

    /**
     * @param run the number of the run that came so far
     * @param cursor where the list goes on
     * @param counts of the run until there
     * @param named all that the list named until there
     */
    record Saved(long run, String cursor, Tally.Counts counts, List<Named> named, int documents) {}

    /**
     * @param number 0 for the first of a list
     * @param list which one it is: what was noted of another is no use
     */
    void save(String source, String list, int number, long run, String cursor, Tally.Counts counts, List<Named> named) {
        ByteBuffer bytes = ByteBuffer.allocate(named.size() * BYTES);
        for (Named item : named) {
            bytes.putLong(item.key).putInt(item.hash).put((byte) (item.notOpen ? 1 : 0));
        }
        mongo.save(
                new Document("_id", id(source, number))
                        .append("number", number)
                        .append("list", list)
                        .append("run", run)
                        .append("cursor", cursor)
                        .append("counts", counts.asList())
                        .append("named", new Binary(bytes.array())),
                COLLECTION);
    }

    /** Where the last run stopped without an end; null where it didn't. */
    @Nullable Saved find(String source, String list) {
        List<Named> named = new ArrayList<>();
        Document last = null;
        int documents = 0;
        // Numbers of runs increase: a lower one is a remainder of an earlier list.
        long newest = 0;
        for (List<Document> some = some(source, 0); !some.isEmpty(); some = some(source, documents)) {
            for (Document document : some) {
                if (!document.getString("list").equals(list) || document.getLong("run") < newest) {
                    return saved(last, named, documents);
                }
                newest = document.getLong("run");
                documents++;
                last = document;
                ByteBuffer bytes =
                        ByteBuffer.wrap(document.get("named", Binary.class).getData());
                while (bytes.hasRemaining()) {
                    named.add(new Named(bytes.getLong(), bytes.getInt(), bytes.get() == 1));
                }
            }
        }
        return saved(last, named, documents);
    }

    private static @Nullable Saved saved(@Nullable Document last, List<Named> named, int documents) {
        return last == null
                ? null
                : new Saved(
                        last.getLong("run"),
                        last.getString("cursor"),
                        Tally.Counts.of(last.getList("counts", Number.class)),
                        named,
                        documents);
    }

    private List<Document> some(String source, int from) {
        List<Document> found = new ArrayList<>(
                mongo.find(query(where("_id").in(ids(source, from, AT_ONCE))), Document.class, COLLECTION));
        found.sort((a, b) -> a.getInteger("number") - b.getInteger("number"));
        int whole = 0;
        while (whole < found.size() && found.get(whole).getInteger("number") == from + whole) {
            whole++;
        }
        return found.subList(0, whole);
    }

    /** Forgets them: the run has come to an end. */
    void clear(String source) {
        int count = 0;
        while (true) {
            int found = some(source, count).size();
            if (found == 0) {
                break;
            }
            count += found;
        }
        for (int end = count; end > 0; end -= AT_ONCE) {
            int from = Math.max(0, end - AT_ONCE);
            mongo.remove(query(where("_id").in(ids(source, from, end - from))), COLLECTION);
        }
    }

    private static List<String> ids(String source, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> id(source, number))
                .toList();
    }

    private static String id(String source, int number) {
        return source + "/" + number;
    }
}
