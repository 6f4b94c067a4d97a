package io.rolecall.ingest.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.bulk.BulkWriteResult;
import io.rolecall.ingest.catalog.Change.Material;
import io.rolecall.ingest.catalog.Change.Unchanged;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The store of what we know of each posting. Any number of threads and instances may observe the same posting at once. */
@Component
public class Catalog {
    private static final int ATTEMPTS = 20;

    private final MongoTemplate mongo;
    private final Outbox outbox;
    private final Sightings sightings;
    private final Deadlines deadlines;
    private final Clock clock;

    Catalog(MongoTemplate mongo, Outbox outbox, Sightings sightings, Deadlines deadlines, Clock clock) {
        this.mongo = mongo;
        this.outbox = outbox;
        this.sightings = sightings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What decides without the posting itself whether an observation may change it. */
    private record Print(String id, long version, String fingerprint, boolean open) {}

    /**
     * Takes in observations, in their order, and answers with what each changed. When this returns, all of it is stored and
     * will be told; when it throws, some may be, and observing the same again does no harm.
     *
     * @param batch up to some hundred observations
     */
    public List<Change> observe(List<Observation> batch) {
        Change[] changes = new Change[batch.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            open.add(i);
        }
        int failures = 0;
        while (!open.isEmpty()) {
            // One observation of a posting at a time: the next builds upon what the first changed.
            Map<String, Integer> round = new LinkedHashMap<>();
            open.forEach(i -> round.putIfAbsent(batch.get(i).postingId(), i));
            Map<Integer, Change> done = observeOnce(round, batch);
            if (done.isEmpty() && ++failures > ATTEMPTS) {
                throw new ConcurrencyFailureException("Others keep changing the same postings");
            }
            done.forEach((i, change) -> changes[i] = change);
            open.removeIf(done::containsKey);
        }
        return List.of(changes);
    }

    /** Leaves out what another writer got in the way of. */
    private Map<Integer, Change> observeOnce(Map<String, Integer> round, List<Observation> batch) {
        Map<Integer, Change> done = new HashMap<>();
        Map<String, Observation> suspects = new LinkedHashMap<>();
        Map<String, Instant> seenAgain = new LinkedHashMap<>();
        Map<String, Print> prints = prints(round.keySet());
        round.forEach((id, i) -> {
            Observation observation = batch.get(i);
            if (nothingNew(prints.get(id), observation)) {
                done.put(i, new Unchanged(id));
                if (observation instanceof Observation.Seen) {
                    seenAgain.put(id, observation.at());
                }
            } else {
                suspects.put(id, observation);
            }
        });
        Map<String, Material> material = new LinkedHashMap<>();
        Map<String, CatalogEntry> stored =
                entries(suspects.keySet().stream().filter(prints::containsKey).toList());
        suspects.forEach((id, observation) -> {
            CatalogEntry entry = stored.get(id);
            switch (Change.of(entry == null ? null : entry.posting(), observation)) {
                case Material change -> material.put(id, change);
                case Unchanged unchanged -> {
                    done.put(index(round, id), unchanged);
                    if (observation instanceof Observation.Seen
                            && entry != null
                            && entry.posting().open()) {
                        seenAgain.put(id, observation.at());
                    }
                }
            }
        });
        save(material, stored).forEach(id -> done.put(index(round, id), change(material, id)));
        sightings.seenAgain(seenAgain);
        return done;
    }

    private static int index(Map<String, Integer> round, String id) {
        return java.util.Objects.requireNonNull(round.get(id));
    }

    private static Change change(Map<String, Material> material, String id) {
        return java.util.Objects.requireNonNull(material.get(id));
    }

    private static boolean nothingNew(@Nullable Print print, Observation observation) {
        return switch (observation) {
            case Observation.Gone _ -> print == null || !print.open();
            case Observation.Seen seen ->
                print != null
                        && print.open()
                        && (seen.posting().validThrough() == null
                                || seen.posting().validThrough().isAfter(seen.at()))
                        && print.fingerprint().equals(Fingerprint.of(seen.posting()));
        };
    }

    /** Saves what nobody else has changed meanwhile, and answers its ids. */
    private Collection<String> save(Map<String, Material> changes, Map<String, CatalogEntry> before) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String writer = UUID.randomUUID().toString();
        Set<String> untold = outbox.untold(before.values().stream()
                .map(entry -> Outbox.Note.key(entry.id(), entry.version()))
                .toList());
        Map<String, CatalogEntry> entries = new LinkedHashMap<>();
        changes.forEach((id, change) -> {
            CatalogEntry entry = CatalogEntry.of(Change.event(change, now), writer);
            CatalogEntry old = before.get(id);
            boolean oldUntold = old != null && untold.contains(Outbox.Note.key(id, old.version()));
            entries.put(id, old != null && oldUntold ? entry.after(old) : entry);
        });
        Map<String, Outbox.Note> notes = new LinkedHashMap<>();
        entries.forEach((id, entry) -> notes.put(id, new Outbox.Note(id, entry.version(), now)));
        outbox.note(notes.values());
        deadlines.note(entries.values());
        if (!write(entries.values(), before)) {
            entries.keySet().retainAll(writtenBy(writer, entries.keySet()));
            notes.keySet().retainAll(entries.keySet());
        }
        outbox.saved(notes.values());
        return entries.keySet();
    }

    /** False when some were not written because another writer was faster. */
    private boolean write(Collection<CatalogEntry> entries, Map<String, CatalogEntry> before) {
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, CatalogEntry.class);
        for (CatalogEntry entry : entries) {
            CatalogEntry old = before.get(entry.id());
            if (old == null) {
                bulk.insert(entry);
            } else {
                bulk.replaceOne(query(where("_id").is(old.id()).and("version").is(old.version())), entry);
            }
        }
        try {
            BulkWriteResult result = bulk.execute();
            return result.getInsertedCount() + result.getMatchedCount() == entries.size();
        } catch (DuplicateKeyException | BulkOperationException e) {
            if (e instanceof BulkOperationException other
                    && other.getErrors().stream().anyMatch(error -> error.getCode() != 11000)) {
                throw e;
            }
            return false;
        }
    }

    private Collection<String> writtenBy(String writer, Collection<String> ids) {
        return mongo.find(ids(ids), CatalogEntry.class).stream()
                .filter(entry -> entry.writer().equals(writer))
                .map(CatalogEntry::id)
                .toList();
    }

    private Map<String, Print> prints(Collection<String> ids) {
        Query query = ids(ids);
        query.fields().include("version", "fingerprint", "posting.status");
        Map<String, Print> prints = new HashMap<>();
        mongo.executeQuery(query, "postings", document -> {
            String id = document.getString("_id");
            boolean open = "OPEN".equals(document.getEmbedded(List.of("posting", "status"), String.class));
            prints.put(id, new Print(id, document.getLong("version"), document.getString("fingerprint"), open));
        });
        return prints;
    }

    private Map<String, CatalogEntry> entries(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : mongo.find(ids(ids), CatalogEntry.class).stream().collect(toMap(CatalogEntry::id, identity()));
    }

    private static Query ids(Collection<String> ids) {
        return query(where("_id").in(ids));
    }

    /** The event that tells the newest state of each posting that is stored, by posting id. */
    public Map<String, PostingEvent.Update> newest(Collection<String> ids) {
        Map<String, PostingEvent.Update> events = new HashMap<>();
        entries(ids).forEach((id, entry) -> events.put(id, entry.event()));
        return events;
    }

    /** The newest version of each posting that is stored, by posting id. */
    public Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        prints(ids).forEach((id, print) -> versions.put(id, print.version()));
        return versions;
    }

    /** What is stored of a posting, and when it was last seen, changed or not. */
    public Optional<Known> find(String id) {
        CatalogEntry entry = mongo.findById(id, CatalogEntry.class);
        if (entry == null) {
            return Optional.empty();
        }
        Instant again = sightings.lastSeen(id);
        Instant seen = entry.posting().lastSeen();
        return Optional.of(new Known(entry.posting(), again != null && again.isAfter(seen) ? again : seen));
    }

    /** A posting as it is stored, and when it was last seen so. */
    public record Known(Posting posting, Instant lastSeen) {}

    List<Posting> find(Collection<String> ids) {
        return entries(ids).values().stream().map(CatalogEntry::posting).toList();
    }
}
