package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which postings are closed, so that none is told that one can't apply to any more; and which were, so that one that is back after
 * a short while is known again.
 */
@Component
public class ClosedPostings {
    private static final int SLICE = 1_000;
    private final MongoCollection<Document> closed;
    private final Followers followers;
    private final Clock clock;

    ClosedPostings(MongoTemplate mongo, Followers followers, Clock clock) {
        this.followers = followers;
        this.closed = mongo.getCollection("closed");
        this.clock = clock;
    }

    /** Idempotent. */
    public void createIndexes() {
        closed.createIndex(Indexes.ascending("at"));
    }

    /** What is known of a posting that was closed once; versions up to {@code stale} tell nothing new. */
    private record Known(long version, boolean open, Instant closedAt, String content) {
        boolean stale(Posting posting) {
            return open ? posting.version() < version : posting.version() <= version;
        }
    }

    /**
     * Notes what the events close and open again. They come in order per posting, from one reader at a time, and some of them for a
     * second time.
     *
     * @return for each event what it tells; null for what is stale, and for a posting that is to be forgotten
     */
    public List<@Nullable News> apply(List<PostingEvent> events) {
        Map<String, Known> known = known(events);
        Map<String, WriteModel<Document>> writes = new HashMap<>();
        List<@Nullable News> news = new ArrayList<>();
        for (PostingEvent event : events) {
            news.add(
                    switch (event) {
                        case PostingEvent.PostingErased(String id) -> {
                            known.remove(id);
                            writes.put(id, new DeleteOneModel<>(eq("_id", id)));
                            yield null;
                        }
                        case PostingEvent.Update update -> apply(update, known, writes);
                    });
        }
        if (!writes.isEmpty()) {
            closed.bulkWrite(new ArrayList<>(writes.values()), new BulkWriteOptions().ordered(false));
        }
        return news;
    }

    private @Nullable News apply(
            PostingEvent.Update update, Map<String, Known> all, Map<String, WriteModel<Document>> writes) {
        Posting posting = update.posting();
        Known known = all.get(posting.id());
        if (known != null && known.stale(posting)) {
            return null;
        }
        Known next = known;
        if (!posting.open()) {
            Instant at = posting.closedAt() == null ? update.occurredAt() : posting.closedAt();
            next = new Known(posting.version(), false, at, content(posting));
        } else if (known != null && !known.open) {
            next = new Known(posting.version(), true, known.closedAt, known.content);
        }
        if (next != null && next != known) {
            all.put(posting.id(), next);
            writes.put(posting.id(), write(posting.id(), next));
        }
        return posting.open() && next != null && next.version == posting.version()
                ? new News(update, next.closedAt, next.content.equals(content(posting)))
                : new News(update, null, false);
    }

    /** Those of the postings that are closed. */
    public Set<String> among(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        for (Document document : closed.find(in("_id", Set.copyOf(ids)))) {
            if (!document.getBoolean("open", false)) {
                found.add(document.getString("_id"));
            }
        }
        return found;
    }

    /** Since when those of the postings are closed that are. */
    Map<String, Instant> since(Collection<String> ids) {
        Map<String, Instant> found = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Document document : closed.find(in("_id", Set.copyOf(ids)))) {
                if (!document.getBoolean("open", false)) {
                    found.put(
                            document.getString("_id"),
                            document.getDate("closedAt").toInstant());
                }
            }
        }
        return found;
    }

    /** Those of the postings that are closed since before an instant. */
    public Set<String> before(Collection<String> ids, Instant instant) {
        Set<String> found = new HashSet<>();
        for (Document document : closed.find(in("_id", ids))) {
            if (!document.getBoolean("open", false)
                    && document.getDate("at").toInstant().isBefore(instant)) {
                found.add(document.getString("_id"));
            }
        }
        return found;
    }

    /** Forgets that postings were closed before an instant. */
    public void forget(Instant before) {
        List<Document> some = new ArrayList<>();
        for (Document document : closed.find(lt("at", before))
                .projection(Projections.include("_id", "open"))
                .batchSize(SLICE)) {
            some.add(document);
            if (some.size() == SLICE) {
                forget(some);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            forget(some);
        }
    }

    /** Who follows a posting that is open again goes on hearing of it. */
    private void forget(List<Document> some) {
        followers.forget(some.stream()
                .filter(d -> !d.getBoolean("open", false))
                .map(d -> d.getString("_id"))
                .toList());
        closed.deleteMany(in("_id", some.stream().map(d -> d.getString("_id")).toList()));
    }

    private Map<String, Known> known(List<PostingEvent> events) {
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.postingId()));
        Map<String, Known> known = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Document d : closed.find(in("_id", ids))) {
                known.put(
                        d.getString("_id"),
                        new Known(
                                d.getLong("version"),
                                d.getBoolean("open", false),
                                d.getDate("closedAt").toInstant(),
                                d.getString("content")));
            }
        }
        return known;
    }

    private WriteModel<Document> write(String id, Known known) {
        return new ReplaceOneModel<>(
                eq("_id", id),
                new Document("_id", id)
                        .append("version", known.version)
                        .append("open", known.open)
                        .append("closedAt", known.closedAt)
                        .append("content", known.content)
                        .append("at", clock.instant()),
                new ReplaceOptions().upsert(true));
    }

    /** Of all that a query may ask for. */
    private static String content(Posting p) {
        String all = Stream.of(
                        p.source(),
                        p.title(),
                        p.organization().name(),
                        p.locations(),
                        p.workplace(),
                        p.applicantLocations(),
                        // In the order of the enum, which a set of enums has.
                        p.employmentTypes(),
                        p.level(),
                        p.pay(),
                        p.descriptionText(),
                        p.language(),
                        p.category())
                .map(part -> String.valueOf(part))
                .collect(Collectors.joining("\u0000"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
