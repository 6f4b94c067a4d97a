package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Takes what an erased posting said out of the ledger. Looks for it in all rows, for which MongoDB has an index. */
@Component
class Erasing {
    private static final int SLICE = 1_000;

    private final MongoCollection<Document> rows;
    private final Finds finds;
    private final Followers followers;
    private final Clock clock;

    Erasing(MongoTemplate mongo, Finds finds, Followers followers, Clock clock) {
        this.rows = mongo.getCollection("ledger");
        this.finds = finds;
        this.followers = followers;
        this.clock = clock;
    }

    /** Forgets what postings said: what was told of them stays as rows without content, what was not is told no more. */
    void erase(Set<String> postingIds) {
        followers.forget(postingIds);
        finds.erase(postingIds);
        Bson theirs = or(in("posting.postingId", postingIds), in("spare.postingId", postingIds));
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document row : rows.find(theirs)
                .projection(Projections.include("state", "posting.postingId", "spare.postingId"))
                .batchSize(SLICE)) {
            writes.add(new UpdateOneModel<>(eq("_id", row.getString("_id")), erased(row, postingIds)));
            if (writes.size() == SLICE) {
                rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                writes.clear();
            }
        }
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private Bson erased(Document row, Set<String> postingIds) {
        List<Bson> changes = new ArrayList<>(List.of(Updates.unset("spare")));
        String told = Forgetting.id(row.get("posting", Document.class));
        if (told != null && postingIds.contains(told)) {
            changes.add(Updates.set("posting", Snapshot.erased(told).document()));
            changes.add(Updates.set("why", List.of()));
            changes.add(Updates.set("erasedAt", clock.instant()));
            if (row.getString("state").equals(RowState.PENDING.name())) {
                changes.add(Updates.set("state", RowState.WITHDRAWN.name()));
            }
        }
        return Updates.combine(changes);
    }
}
