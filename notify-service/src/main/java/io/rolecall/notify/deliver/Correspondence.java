package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which messages each subscriber got, by day: written before they are, so that none is missing, and read by key. By it their
 * daily budget is kept, and the operator finds what was sent to whom.
 */
@Component
class Correspondence {
    private static final Duration BUDGET = Duration.ofHours(24);
    private final MongoCollection<Document> days;

    Correspondence(MongoTemplate mongo) {
        this.days = mongo.getCollection("correspondence");
    }

    /** @param most of a subscriber's messages in 24 hours; null: it doesn't count */
    record Wanted(
            String subscriberId,
            String deliveryId,
            @Nullable Integer most) {}

    private record Message(String id, Instant at) {}

    /** Notes a message that no budget is kept for. */
    void add(String subscriberId, String deliveryId, Instant now) {
        days.updateOne(
                eq("_id", id(subscriberId, now)),
                Updates.set("others." + deliveryId, now),
                new UpdateOptions().upsert(true));
    }

    /** @return when those may be sent that would be one too many now; they are not noted */
    Map<String, Instant> enter(List<Wanted> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Wanted w : wanted) {
            writes.add(new UpdateOneModel<>(
                    eq("_id", id(w.subscriberId, now)),
                    Updates.set((w.most == null ? "others." : "messages.") + w.deliveryId, now),
                    new UpdateOptions().upsert(true)));
            keys.add(id(w.subscriberId, now));
            keys.add(id(w.subscriberId, now.minus(BUDGET)));
        }
        days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        Map<String, List<Message>> read = read(keys);
        Map<String, Instant> tooMany = new HashMap<>();
        List<WriteModel<Document>> back = new ArrayList<>();
        for (Wanted w : wanted) {
            if (w.most == null) {
                continue;
            }
            // Others may enter at the same time: who comes first by this order is told by all of them.
            Message mine = new Message(w.deliveryId, now);
            List<Message> before = read.getOrDefault(w.subscriberId, List.of()).stream()
                    .filter(m -> m.at.isAfter(now.minus(BUDGET)) && ORDER.compare(m, mine) < 0)
                    .sorted(ORDER)
                    .toList();
            if (before.size() >= w.most) {
                tooMany.put(w.deliveryId, before.get(before.size() - w.most).at.plus(BUDGET));
                back.add(new UpdateOneModel<>(
                        eq("_id", id(w.subscriberId, now)), Updates.unset("messages." + w.deliveryId)));
            }
        }
        if (!back.isEmpty()) {
            days.bulkWrite(back, new BulkWriteOptions().ordered(false));
        }
        return tooMany;
    }

    /** The ids of what was sent to a subscriber, newest first. */
    List<String> deliveryIds(String subscriberId, Instant since, Instant now) {
        LocalDate begin = day(since);
        LocalDate today = day(now);
        // A clock that was set back has days begin after today.
        List<String> ids = (begin.isBefore(today) ? begin : today)
                .minusDays(1)
                .datesUntil((begin.isBefore(today) ? today : begin).plusDays(2))
                .map(day -> subscriberId + "|" + day)
                .toList();
        List<Message> all = new ArrayList<>();
        for (Document day : days.find(in("_id", ids))) {
            add(day, "messages", all);
            add(day, "others", all);
        }
        return all.stream().sorted(ORDER.reversed()).map(Message::id).toList();
    }

    /** When the next message may follow for which a budget is kept; null: at once. */
    @Nullable Instant roomAt(String subscriberId, int most, Instant now) {
        List<Instant> last = read(Set.of(id(subscriberId, now), id(subscriberId, now.minus(BUDGET))))
                .getOrDefault(subscriberId, List.of())
                .stream()
                .map(Message::at)
                .filter(at -> at.isAfter(now.minus(BUDGET)))
                .sorted()
                .toList();
        return last.size() < most ? null : last.get(last.size() - most).plus(BUDGET);
    }

    /** All of a subscriber's messages. */
    Set<String> of(String subscriberId) {
        List<Message> all = new ArrayList<>();
        for (Document day : days.find(Told.beginning(subscriberId + "|"))) {
            add(day, "messages", all);
            add(day, "others", all);
        }
        return all.stream().map(Message::id).collect(Collectors.toSet());
    }

    /** Forgets that a subscriber got anything. */
    void forget(String subscriberId) {
        days.deleteMany(Told.beginning(subscriberId + "|"));
    }

    /** Forgets messages that are forgotten themselves. */
    void forget(Collection<Delivery> deliveries) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Delivery d : deliveries) {
            if (d.subscriberId() != null) {
                String key = id(d.subscriberId(), d.createdAt());
                keys.add(key);
                writes.add(new UpdateOneModel<>(
                        eq("_id", key),
                        Updates.combine(Updates.unset("messages." + d.id()), Updates.unset("others." + d.id()))));
            }
        }
        if (writes.isEmpty()) {
            return;
        }
        days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        List<String> empty = new ArrayList<>();
        for (Document day : days.find(in("_id", keys))) {
            List<Message> left = new ArrayList<>();
            add(day, "messages", left);
            add(day, "others", left);
            if (left.isEmpty()) {
                empty.add(day.getString("_id"));
            }
        }
        days.deleteMany(in("_id", empty));
    }

    private Map<String, List<Message>> read(Set<String> keys) {
        Map<String, List<Message>> found = new HashMap<>();
        for (Document day : days.find(in("_id", keys))) {
            String id = day.getString("_id");
            add(day, "messages", found.computeIfAbsent(id.substring(0, id.indexOf('|')), s -> new ArrayList<>()));
        }
        return found;
    }

    private static void add(Document day, String kind, List<Message> to) {
        day.get(kind, new Document()).forEach((id, at) -> to.add(new Message(id, ((java.util.Date) at).toInstant())));
    }

    private static final Comparator<Message> ORDER =
            Comparator.comparing(Message::at).thenComparing(Message::id);

    private static String id(String subscriberId, Instant at) {
        return subscriberId + "|" + day(at);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
