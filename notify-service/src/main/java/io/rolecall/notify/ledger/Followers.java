package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which rows follow a posting, because their subscribers wished, when it was found, to hear of what becomes of it. By posting, so that
 * neither all rows are looked through for each change, nor a posting that an alert finds no longer is lost to who was told of it.
 */
@Component
class Followers {
    /** The document stays far below MongoDB's limit. */
    private static final int MOST = 50_000;

    private final MongoCollection<Document> followers;

    Followers(MongoTemplate mongo) {
        this.followers = mongo.getCollection("followers");
    }

    void add(Collection<Match> matches) {
        Map<String, List<String>> byPosting = new LinkedHashMap<>();
        matches.forEach(m -> byPosting
                .computeIfAbsent(m.news().event().postingId(), p -> new ArrayList<>())
                .add(m.rowId()));
        List<WriteModel<Document>> writes = new ArrayList<>();
        byPosting.forEach((postingId, rowIds) -> writes.add(new UpdateOneModel<>(
                eq("_id", postingId),
                Updates.pushEach("rows", rowIds, new PushOptions().slice(MOST)),
                new UpdateOptions().upsert(true))));
        if (!writes.isEmpty()) {
            followers.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** The ids of the rows that follow each of the postings. */
    Map<String, Set<String>> of(Collection<String> postingIds) {
        Map<String, Set<String>> found = new HashMap<>();
        for (Document d : followers.find(in("_id", Set.copyOf(postingIds)))) {
            found.put(d.getString("_id"), new LinkedHashSet<>(d.getList("rows", String.class)));
        }
        return found;
    }

    void forget(Collection<String> postingIds) {
        followers.deleteMany(in("_id", postingIds));
    }
}
