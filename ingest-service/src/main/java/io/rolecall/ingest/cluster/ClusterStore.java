package io.rolecall.ingest.cluster;

import static java.util.Comparator.comparing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Claims and clusters in MongoDB: small documents, read and written by id and in bulk. A write answers false when another
 * writer was there first, and then some of it may be in; reading and deciding again ends well whatever is.
 */
@Component
class ClusterStore {
    /** One document for each kind of evidence of nearly every posting: short names. */
    static final String CLAIMS = "claims";

    static final String CLUSTERS = "clusters";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoTemplate mongo;

    ClusterStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** What was claimed of some keys. */
    record Claimed(Map<String, Claim> claims, Map<String, Block> blocks) {}

    Claimed claimed(Collection<String> keys) {
        Claimed claimed = new Claimed(new HashMap<>(), new HashMap<>());
        each(CLAIMS, keys, document -> {
            if (ClusterForm.isBlock(document)) {
                Block block = ClusterForm.block(document);
                claimed.blocks.put(block.id(), block);
            } else {
                Claim claim = ClusterForm.claim(document);
                claimed.claims.put(claim.id(), claim);
            }
        });
        return claimed;
    }

    Map<String, Cluster> clusters(Collection<String> ids) {
        Map<String, Cluster> found = new HashMap<>();
        each(CLUSTERS, ids, document -> found.put(document.getString("_id"), ClusterForm.cluster(document)));
        return found;
    }

    private void each(String collection, Collection<String> ids, Consumer<Document> use) {
        if (!ids.isEmpty()) {
            mongo.execute(collection, documents -> {
                // In their order in the store: neighbours are read at once.
                List<String> sorted = ids.stream().sorted().toList();
                for (Document document :
                        documents.find(Filters.in("_id", sorted)).batchSize(10_000)) {
                    use.accept(document);
                }
                return null;
            });
        }
    }

    /**
     * Inserts what is new in the order of the ids, and stops at the first that somebody else has: of two writers who want the
     * same two, one gets none. Then come the blocks that exist.
     */
    boolean claim(Collection<Claim> claims, Collection<Block> blocks) {
        List<Document> inserts = new ArrayList<>();
        List<WriteModel<Document>> replacements = new ArrayList<>();
        claims.forEach(claim -> inserts.add(ClusterForm.document(claim)));
        for (Block block : blocks) {
            Document document = ClusterForm.document(block.stored());
            if (block.version() > 0) {
                Document asRead = version(block.id(), block.version());
                replacements.add(
                        block.claims().isEmpty()
                                ? new DeleteOneModel<>(asRead)
                                : new ReplaceOneModel<>(asRead, document));
            } else if (!block.claims().isEmpty()) {
                inserts.add(document);
            }
        }
        inserts.sort(comparing(document -> document.getString("_id")));
        return written(inserts.stream()
                        .<WriteModel<Document>>map(InsertOneModel::new)
                        .toList())
                && written(replacements);
    }

    /** Only who made a claim changes it. */
    void replace(Collection<Claim> claims) {
        written(claims.stream()
                .<WriteModel<Document>>map(
                        claim -> new ReplaceOneModel<>(Filters.eq("_id", claim.id()), ClusterForm.document(claim)))
                .toList());
    }

    void delete(Collection<String> claims) {
        written(claims.stream()
                .<WriteModel<Document>>map(id -> new DeleteOneModel<>(Filters.eq("_id", id)))
                .toList());
    }

    /** Stores the next version of each, in their order, unless one has another version by now. */
    boolean save(Collection<Cluster> clusters) {
        for (Cluster cluster : clusters) {
            Document document = ClusterForm.document(cluster.stored());
            if (!saved(cluster, document)) {
                return false;
            }
        }
        return true;
    }

    private boolean saved(Cluster cluster, Document document) {
        try {
            return Boolean.TRUE.equals(mongo.execute(CLUSTERS, documents -> {
                if (cluster.version() == 0) {
                    documents.insertOne(document);
                    return true;
                }
                return documents
                                .replaceOne(version(cluster.id(), cluster.version()), document)
                                .getMatchedCount()
                        == 1;
            }));
        } catch (org.springframework.dao.DuplicateKeyException e) {
            return false;
        }
    }

    /** Not by $and, in which the stand-in for MongoDB doesn't look for the id. */
    private static Document version(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    private boolean written(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = mongo.execute(CLAIMS, documents -> documents.bulkWrite(writes));
            return result != null
                    && result.getInsertedCount() + result.getMatchedCount() + result.getDeletedCount() == writes.size();
        } catch (DataAccessException e) {
            if (e.getCause() instanceof MongoBulkWriteException bulk
                    && bulk.getWriteConcernError() == null
                    && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }
}
