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
 * How far a run has come, so that a killed one can be gone on with: a document for each batch that was stored, which has what
 * became of its items, and for lists that can be entered in their middle now and then one that has where, and all that was named
 * before. Numbered from 0 without gaps, and removed from the end, so that they are found by id alone.
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

    /** An item that the list named: its key, a hash of it, whether it is no longer open, and what became of it. */
    record Named(long key, int hash, boolean notOpen, Made made) {}

    /**
     * A place in a list.
     *
     * @param cursor where the list goes on
     * @param counts of the run until there
     */
    record Place(String cursor, Tally.Counts counts) {}

    /**
     * @param run the number of the run that came so far
     * @param place null where the list is to be read from its beginning
     * @param named all that the list named until there
     * @param stored what was stored, also behind that place
     */
    record Saved(long run, @Nullable Place place, List<Named> named, List<Named> stored, int documents) {
        /** The same, for a list that is read from its beginning after all. */
        Saved withoutPlace() {
            List<Named> all = new ArrayList<>(named);
            all.addAll(stored);
            return new Saved(run, null, List.of(), all, 0);
        }
    }

    /**
     * @param number 0 for the first of a list
     * @param list which one it is: what was noted of another is no use
     * @param items what was stored since the document before, or with a place what was named since the one before with a place
     */
    void save(String source, String list, int number, long run, @Nullable Place place, List<Named> items) {
        ByteBuffer bytes = ByteBuffer.allocate(items.size() * BYTES);
        for (Named item : items) {
            bytes.putLong(item.key).putInt(item.hash).put((byte) (item.made.ordinal() << 1 | (item.notOpen ? 1 : 0)));
        }
        Document document = new Document("_id", id(source, number))
                .append("number", number)
                .append("list", list)
                .append("run", run)
                .append("named", new Binary(bytes.array()));
        if (place != null) {
            document.append("cursor", place.cursor).append("counts", place.counts.asList());
        }
        mongo.save(document, COLLECTION);
    }

    /** Where the last run stopped without an end; null where it didn't. */
    @Nullable Saved find(String source, String list) {
        List<Named> named = new ArrayList<>();
        List<Named> stored = new ArrayList<>();
        Place place = null;
        int documents = 0;
        // Numbers of runs increase: a lower one is a remainder of an earlier list.
        long newest = 0;
        List<Document> some = some(source, 0);
        while (!some.isEmpty()) {
            for (Document document : some) {
                if (!document.getString("list").equals(list) || document.getLong("run") < newest) {
                    return documents == 0 ? null : new Saved(newest, place, named, stored, documents);
                }
                newest = document.getLong("run");
                documents++;
                String cursor = document.getString("cursor");
                if (cursor != null) {
                    place = new Place(cursor, Tally.Counts.of(document.getList("counts", Number.class)));
                }
                items(document, cursor == null ? stored : named);
            }
            some = some(source, documents);
        }
        return documents == 0 ? null : new Saved(newest, place, named, stored, documents);
    }

    private static void items(Document document, List<Named> into) {
        ByteBuffer bytes = ByteBuffer.wrap(document.get("named", Binary.class).getData());
        while (bytes.hasRemaining()) {
            long key = bytes.getLong();
            int hash = bytes.getInt();
            byte flags = bytes.get();
            into.add(new Named(key, hash, (flags & 1) == 1, Made.of(flags >> 1)));
        }
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
        remove(source, 0, count);
    }

    /** Forgets those with the numbers from {@code first} up to before {@code end}. */
    void remove(String source, int first, int end) {
        for (int to = end; to > first; to -= AT_ONCE) {
            int from = Math.max(first, to - AT_ONCE);
            mongo.remove(query(where("_id").in(ids(source, from, to - from))), COLLECTION);
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
