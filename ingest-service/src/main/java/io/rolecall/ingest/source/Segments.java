package io.rolecall.ingest.source;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The items that a source has open, in MongoDB: numbered documents of some thousand entries each, found by id alone, and one that
 * says up to which number there may be some.
 */
@Component
class Segments {
    private static final String COLLECTION = "inventory";
    private static final String LIMITS = "inventory_limits";
    /** So many numbers are taken at once, so that few segments cost a second write. */
    private static final int BLOCK = 64;

    private static final int READ_AT_ONCE = 16;

    private final MongoTemplate mongo;

    Segments(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * @param stored a hash of the item whose posting is stored; 0 where that isn't known
     * @param misses complete lists in a row that did not name it
     * @param end when it ends by itself, in seconds since 1970; 0 where it doesn't
     */
    record Entry(String externalId, int stored, int misses, int end) {}

    interface Reader {
        void segment(int number, List<Entry> entries);
    }

    /** Hands over all segments, in the order of their numbers. */
    void each(String source, Reader reader) {
        int limit = limit(source);
        for (int from = 0; from < limit; from += READ_AT_ONCE) {
            List<String> ids = ids(source, IntStream.range(from, Math.min(limit, from + READ_AT_ONCE)));
            for (Document document : mongo.find(query(where("_id").in(ids)), Document.class, COLLECTION)) {
                reader.segment(
                        document.getInteger("number"),
                        decode(document.get("entries", Binary.class).getData()));
            }
        }
    }

    @Nullable List<Entry> find(String source, int number) {
        Document document = mongo.findById(id(source, number), Document.class, COLLECTION);
        return document == null
                ? null
                : decode(document.get("entries", Binary.class).getData());
    }

    /** Keeps entries under a free number, and notes that it is used. */
    void add(String source, BitSet used, List<Entry> entries) {
        while (true) {
            int number = used.nextClearBit(0);
            used.set(number);
            if (number % BLOCK == 0) {
                mongo.upsert(
                        query(where("_id").is(source)),
                        new Update().max("limit", (number / BLOCK + 1) * BLOCK),
                        LIMITS);
            }
            try {
                mongo.insert(document(source, number, entries), COLLECTION);
                return;
            } catch (DuplicateKeyException e) {
                // An instance that has lost the source meanwhile was still writing; its ids count as well.
                continue;
            }
        }
    }

    void replace(String source, int number, List<Entry> entries) {
        mongo.save(document(source, number, entries), COLLECTION);
    }

    void remove(String source, Collection<Integer> numbers) {
        mongo.remove(query(where("_id").in(ids(source, numbers.stream().mapToInt(Integer::intValue)))), COLLECTION);
    }

    /** Forgets all that a source has. */
    void delete(String source) {
        remove(source, IntStream.range(0, limit(source)).boxed().toList());
        mongo.remove(query(where("_id").is(source)), LIMITS);
    }

    private int limit(String source) {
        Document limit = mongo.findById(source, Document.class, LIMITS);
        return limit == null ? 0 : limit.getInteger("limit");
    }

    private static List<String> ids(String source, IntStream numbers) {
        return numbers.mapToObj(number -> id(source, number)).toList();
    }

    private static String id(String source, int number) {
        return source + "/" + number;
    }

    private static Document document(String source, int number, List<Entry> entries) {
        return new Document("_id", id(source, number))
                .append("number", number)
                .append("entries", new Binary(encode(entries)));
    }

    static byte[] encode(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 40);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Entry entry : entries) {
                out.writeUTF(entry.externalId);
                out.writeInt(entry.stored);
                out.writeByte(entry.misses);
                out.writeInt(entry.end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Entry> decode(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                entries.add(new Entry(in.readUTF(), in.readInt(), in.readUnsignedByte(), in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
