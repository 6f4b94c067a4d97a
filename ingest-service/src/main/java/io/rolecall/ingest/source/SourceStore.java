package io.rolecall.ingest.source;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.rolecall.ingest.fetch.Validators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sources, their schedule and lease, the postings that each has open, and their runs, in MongoDB. */
@Component
class SourceStore {
    static final int KEPT_RUNS = 100;
    private static final String INVENTORIES = "inventories";
    private static final String MARKS = "marks";

    private final MongoTemplate mongo;

    SourceStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * What changes from run to run.
     *
     * @param lease a word that only the instance knows that is reading the source now, or did last
     * @param leasedUntil when others may take its place
     * @param runs how many there were
     * @param heldInARow complete lists whose closings were held, since the last whose weren't
     * @param lastComplete when a list was last read to its end
     * @param validators of the list that was last read to its end
     * @param cursor where the list was read to, for forms that go on from there
     */
    @org.springframework.data.mongodb.core.mapping.Document("source_states")
    record State(
            @Id String id,
            String lease,
            Instant leasedUntil,
            Instant next,
            long runs,
            int heldInARow,
            @Nullable Instant lastComplete,
            Validators validators,
            @Nullable String cursor) {}

    Optional<Source> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Source.class));
    }

    List<Source> all() {
        return mongo.findAll(Source.class).stream()
                .sorted(Comparator.comparing(Source::id))
                .toList();
    }

    Optional<State> state(String id) {
        return Optional.ofNullable(mongo.findById(id, State.class));
    }

    /** Saves a source; a new one is read for the first time at {@code next}. */
    void save(Source source, Instant next) {
        try {
            mongo.insert(new State(source.id(), "", Instant.EPOCH, next, 0, 0, null, Validators.NONE, null));
        } catch (DuplicateKeyException e) {
            mongo.updateFirst(
                    query(where("_id").is(source.id())),
                    Update.update("next", next).set("validators", Validators.NONE),
                    State.class);
        }
        // A list that is read by another description tells something new even when it is the same.
        mongo.save(source);
    }

    /** The sources whose time has come and that nobody is reading. */
    List<String> due(Instant now) {
        return mongo.findAll(State.class).stream()
                .filter(state ->
                        !state.next().isAfter(now) && state.leasedUntil().isBefore(now))
                .sorted(Comparator.comparing(State::next))
                .map(State::id)
                .toList();
    }

    /** Takes a source for oneself, if nobody has it. */
    Optional<State> lease(String id, String lease, Instant now, Instant until) {
        State state = mongo.findById(id, State.class);
        if (state == null || state.leasedUntil().isAfter(now)) {
            return Optional.empty();
        }
        return update(id, state.lease(), new Update().set("lease", lease).set("leasedUntil", until))
                ? Optional.of(state)
                : Optional.empty();
    }

    /** Keeps it; false when somebody else has taken it. */
    boolean renew(String id, String lease, Instant until) {
        return update(id, lease, Update.update("leasedUntil", until));
    }

    /** Gives it back without a run. */
    void release(String id, String lease) {
        update(id, lease, Update.update("leasedUntil", Instant.EPOCH));
    }

    private boolean update(String id, String lease, Update update) {
        return mongo.updateFirst(query(where("_id").is(id).and("lease").is(lease)), update, State.class)
                        .getMatchedCount()
                == 1;
    }

    /** Records a run and gives the source back. */
    void finish(Run run, String lease, int heldInARow, Validators validators, @Nullable String cursor) {
        mongo.save(run);
        mongo.remove(query(where("_id").is(Run.id(run.source(), run.number() - KEPT_RUNS))), Run.class);
        Update update = new Update()
                .set("leasedUntil", Instant.EPOCH)
                .set("next", run.next())
                .set("runs", run.number())
                .set("heldInARow", heldInARow)
                .set("validators", validators)
                .set("cursor", cursor);
        if (run.outcome() == Run.Outcome.COMPLETE) {
            update.set("lastComplete", run.finished());
        }
        update(run.source(), lease, update);
    }

    /** The runs of a source, the newest first. */
    List<Run> runs(String id, int most) {
        long last = state(id).map(State::runs).orElse(0L);
        List<String> ids = LongStream.rangeClosed(Math.max(1, last - most + 1), last)
                .mapToObj(number -> Run.id(id, number))
                .toList();
        return mongo.find(query(where("_id").in(ids)), Run.class).stream()
                .sorted(Comparator.comparing(Run::number).reversed())
                .toList();
    }

    /** The external ids of a source's postings that are open, or were noted as such by a run that was killed. */
    Set<String> inventory(String id) {
        Document document = mongo.findById(id, Document.class, INVENTORIES);
        return document == null ? new HashSet<>() : new HashSet<>(document.getList("open", String.class));
    }

    /** Notes ids before their postings are stored. */
    void addToInventory(String id, Collection<String> externalIds) {
        if (!externalIds.isEmpty()) {
            mongo.upsert(
                    query(where("_id").is(id)), new Update().push("open").each(externalIds.toArray()), INVENTORIES);
        }
    }

    void replaceInventory(String id, Collection<String> externalIds) {
        mongo.save(new Document("_id", id).append("open", new ArrayList<>(externalIds)), INVENTORIES);
    }

    void delete(String id) {
        mongo.remove(query(where("_id").is(id)), Source.class);
        long last = state(id).map(State::runs).orElse(0L);
        List<String> runs = LongStream.rangeClosed(Math.max(1, last - KEPT_RUNS), last)
                .mapToObj(number -> Run.id(id, number))
                .toList();
        mongo.remove(query(where("_id").in(runs)), Run.class);
        mongo.remove(query(where("_id").is(id)), INVENTORIES);
        mongo.remove(query(where("_id").is(id)), State.class);
    }

    /** Whether something that is to happen once has happened. */
    boolean marked(String mark) {
        return mongo.findById(mark, Document.class, MARKS) != null;
    }

    void mark(String mark) {
        mongo.save(new Document("_id", mark), MARKS);
    }
}
