package io.rolecall.ingest.cluster;

import static java.util.Comparator.comparing;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
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
    /** One document for each kind of evidence of a posting, for nearly every posting: short names. */
    static final String CLAIMS = "claims";

    static final String CLUSTERS = "clusters";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoTemplate mongo;

    ClusterStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Map<String, Claim> claims(Collection<String> ids) {
        Map<String, Claim> found = new HashMap<>();
        each(CLAIMS, ids, document -> found.put(document.getString("_id"), ClusterForm.claim(document)));
        return found;
    }

    Map<String, Cluster> clusters(Collection<String> ids) {
        Map<String, Cluster> found = new HashMap<>();
        each(CLUSTERS, ids, document -> found.put(document.getString("_id"), ClusterForm.cluster(document)));
        return found;
    }

    private void each(String collection, Collection<String> ids, Consumer<Document> use) {
        if (!ids.isEmpty()) {
            mongo.execute(collection, documents -> {
                for (Document document : documents.find(Filters.in("_id", ids)).batchSize(10_000)) {
                    use.accept(document);
                }
                return null;
            });
        }
    }

    /**
     * Inserts claims in the order of their ids and stops at the first that somebody else has: of two writers who want the
     * same two, one gets none.
     */
    boolean claim(Collection<Claim> claims) {
        return claims.isEmpty()
                || written(
                        CLAIMS,
                        claims.stream()
                                .sorted(comparing(Claim::id))
                                .map(ClusterForm::document)
                                .<WriteModel<Document>>map(InsertOneModel::new)
                                .toList());
    }

    /** Only who made a claim changes it. */
    void replace(Collection<Claim> claims) {
        if (!claims.isEmpty()) {
            written(
                    CLAIMS,
                    claims.stream()
                            .<WriteModel<Document>>map(claim ->
                                    new ReplaceOneModel<>(Filters.eq("_id", claim.id()), ClusterForm.document(claim)))
                            .toList());
        }
    }

    void delete(Collection<String> claims) {
        if (!claims.isEmpty()) {
            written(
                    CLAIMS,
                    claims.stream()
                            .<WriteModel<Document>>map(id -> new DeleteOneModel<>(Filters.eq("_id", id)))
                            .toList());
        }
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
                                .replaceOne(
                                        Filters.and(
                                                Filters.eq("_id", cluster.id()),
                                                Filters.eq("version", cluster.version())),
                                        document)
                                .getMatchedCount()
                        == 1;
            }));
        } catch (org.springframework.dao.DuplicateKeyException e) {
            return false;
        }
    }

    private boolean written(String collection, List<WriteModel<Document>> writes) {
        try {
            mongo.execute(collection, (MongoCollection<Document> documents) -> documents.bulkWrite(writes));
            return true;
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
