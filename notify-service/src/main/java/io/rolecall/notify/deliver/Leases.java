package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Who has which delivery, in MongoDB. A claim is taken by the epoch that was read, which each change of it raises: so nobody takes
 * what was claimed, renewed or ended since they read it. Who has it changes it by their own name: so nobody changes what others took.
 */
@Component
class Leases {
    /** How long one that nobody renews holds: so long what a killed instance was about to send has to wait. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> deliveries;

    Leases(MongoTemplate mongo) {
        this.deliveries = mongo.getCollection("deliveries");
    }

    /** Names who claims, for one claim. */
    static String claimant() {
        return UUID.randomUUID().toString();
    }

    /** Claims those that nobody else has claimed since they were read, for one try each. */
    Map<String, Delivery> claim(Collection<Delivery> read, Instant now) {
        if (read.isEmpty()) {
            return Map.of();
        }
        String claimant = claimant();
        write(read.stream()
                .map(d -> update(
                        DeliveryStore.epoch(d),
                        Updates.inc("epoch", 1L),
                        Updates.set("leaseUntil", now.plus(LEASE)),
                        Updates.set("claimant", claimant)))
                .toList());
        Map<String, Delivery> mine = new HashMap<>();
        for (Document d :
                deliveries.find(in("_id", read.stream().map(Delivery::id).toList()))) {
            if (claimant.equals(d.getString("claimant"))) {
                mine.put(d.getString("_id"), DeliveryDocument.delivery(d));
            }
        }
        return mine;
    }

    /** @return the ids of those of the claimed that are theirs as before, until {@code LEASE} from now on */
    Set<String> renew(Collection<Delivery> claimed, Instant now) {
        if (claimed.isEmpty()) {
            return Set.of();
        }
        write(claimed.stream()
                .map(d -> update(claimant(d), Updates.inc("epoch", 1L), Updates.set("leaseUntil", now.plus(LEASE))))
                .toList());
        Map<String, String> claimants = new HashMap<>();
        for (Document d : deliveries
                .find(in("_id", claimed.stream().map(Delivery::id).toList()))
                .projection(Projections.include("claimant"))) {
            claimants.put(d.getString("_id"), d.getString("claimant"));
        }
        Set<String> theirs = new HashSet<>();
        for (Delivery d : claimed) {
            String claimant = d.claimant();
            if (claimant != null && claimant.equals(claimants.get(d.id()))) {
                theirs.add(d.id());
            }
        }
        return theirs;
    }

    /** Notes how claimed ones ended or when they are tried again; nothing where the claim was lost meanwhile. */
    void note(List<Ending> endings) {
        write(endings.stream()
                .map(e -> update(
                        claimant(e.claimed()), e.change(), Updates.unset("leaseUntil"), Updates.inc("epoch", 1L)))
                .toList());
    }

    /** Takes rows out of one that is claimed. */
    void narrow(Delivery claimed) {
        write(List.of(update(claimant(claimed), Updates.set("rows", claimed.rowIds()))));
    }

    private static WriteModel<Document> update(Document of, Bson... changes) {
        return new UpdateOneModel<>(of, Updates.combine(changes));
    }

    private void write(List<WriteModel<Document>> writes) {
        deliveries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static Document claimant(Delivery d) {
        return new Document("_id", d.id()).append("claimant", d.claimant());
    }
}
