package io.rolecall.bench.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * What the service wrote, inserted into empty collections as it is, by one client.
 *
 * @param documents that the service wrote
 * @param bytes of all of them
 * @param seconds that it took to insert them
 */
record Floor(long documents, long bytes, double seconds) {
    /** What matching writes, in this form of the ledger or an older one. */
    private static final List<String> WRITTEN =
            List.of("found", "ledger", "waiting", "diary", "followers", "agenda.rows", "agenda.found");

    private static final int AT_ONCE = 1_000;

    static Floor measure(String mongo) {
        double seconds = 0;
        long documents = 0;
        long bytes = 0;
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoDatabase from = client.getDatabase("rolecall_notify");
            MongoDatabase to = client.getDatabase("rolecall_floor");
            for (String name : WRITTEN) {
                List<RawBsonDocument> all = from.getCollection(name, RawBsonDocument.class)
                        .find()
                        .batchSize(AT_ONCE)
                        .into(new ArrayList<>());
                for (RawBsonDocument document : all) {
                    bytes += document.getByteBuffer().remaining();
                }
                MongoCollection<RawBsonDocument> into = to.getCollection(name, RawBsonDocument.class);
                long start = System.nanoTime();
                for (int i = 0; i < all.size(); i += AT_ONCE) {
                    into.insertMany(
                            all.subList(i, Math.min(all.size(), i + AT_ONCE)), new InsertManyOptions().ordered(false));
                }
                seconds += (System.nanoTime() - start) / 1e9;
                documents += all.size();
            }
        }
        return new Floor(documents, bytes, seconds);
    }
}
