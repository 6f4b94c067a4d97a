package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.store.Instances;
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
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Who has which delivery, in MongoDB. A claim is taken by the epoch that was read, which each change of it raises: so nobody takes
 * what was claimed, renewed or ended since they read it. Who has it changes it by their own name: so nobody changes what others took.
 */
@Component
class Leases {
    /** How long one that nobody renews holds at most; less when its instance is dead. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final String OF = ".";
    private final MongoCollection<Document> deliveries;
    private final Instances instances;

    Leases(MongoTemplate mongo, Instances instances) {
        this.deliveries = mongo.getCollection("deliveries");
        this.instances = instances;
    }

    /** @param claimant names who claims, for one claim */
    record Lease(String claimant, Instant until) {}

    Lease of(Instant now) {
        return new Lease(instances.id() + OF + UUID.randomUUID(), now.plus(LEASE));
    }

    /** Until when nobody else may take it; null where everybody may. */
    @Nullable Instant until(Delivery d) {
        String claimant = d.claimant();
        int name = claimant == null ? -1 : claimant.indexOf(OF);
        return claimant != null && name > 0 && instances.dead(claimant.substring(0, name)) ? null : d.leaseUntil();
    }

    /** Whether one that was claimed or renewed here is ours without asking, as long as its lease is not over. */
    boolean undisputed(Instant until) {
        return instances.undisputed(until.minus(LEASE));
    }

    /** Claims those that nobody else has claimed since they were read, for one try each. */
    Map<String, Delivery> claim(Collection<Delivery> read, Instant now) {
        if (read.isEmpty()) {
            return Map.of();
        }
        Lease lease = of(now);
        write(read.stream()
                .map(d -> update(
                        DeliveryStore.epoch(d),
                        Updates.inc("epoch", 1L),
                        Updates.set("leaseUntil", lease.until),
                        Updates.set("claimant", lease.claimant)))
                .toList());
        Map<String, Delivery> mine = new HashMap<>();
        for (Document d :
                deliveries.find(in("_id", read.stream().map(Delivery::id).toList()))) {
            if (lease.claimant.equals(d.getString("claimant"))) {
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
