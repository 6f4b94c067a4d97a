package io.rolecall.ingest.source;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.rolecall.ingest.fetch.Validators;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sources, their schedule and lease, in MongoDB. */
@Component
class SourceStore {
    private static final String MARKS = "marks";

    private final MongoTemplate mongo;

    SourceStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Optional<Source> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Source.class));
    }

    List<Source> all() {
        return mongo.findAll(Source.class).stream()
                .sorted(Comparator.comparing(Source::id))
                .toList();
    }

    List<Source> all(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Source.class);
    }

    List<SourceState> states() {
        return mongo.findAll(SourceState.class);
    }

    List<SourceState> states(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), SourceState.class);
    }

    Optional<SourceState> state(String id) {
        return Optional.ofNullable(mongo.findById(id, SourceState.class));
    }

    /**
     * Saves a source, which is read next at {@code next}.
     *
     * @param paused null leaves it as it is
     */
    void save(Source source, Instant next, @Nullable Boolean paused) {
        try {
            mongo.insert(SourceState.first(source.id(), next, Boolean.TRUE.equals(paused)));
        } catch (DuplicateKeyException e) {
            // A list that is read by another description tells something new even when it is the same.
            Update update = Update.update("next", next).set("validators", Validators.NONE);
            update(source.id(), paused == null ? update : update.set("paused", paused));
        }
        mongo.save(source);
    }

    void pause(String id, boolean paused) {
        update(id, Update.update("paused", paused));
    }

    /** Forgets what is held; {@code released} is not held again. Lists are compared with those that come from now on. */
    void settled(String id, @Nullable Long released) {
        update(
                id,
                new Update()
                        .set("held", null)
                        .set("released", released)
                        .set("lengths", List.of())
                        .set("absent", false));
    }

    private void update(String id, Update update) {
        mongo.updateFirst(query(where("_id").is(id)), update, SourceState.class);
    }

    /** The sources whose time has come and that nobody is reading. */
    List<String> due(Instant now) {
        return mongo.findAll(SourceState.class).stream()
                .filter(state -> !state.paused() && !state.next().isAfter(now) && !state.leased(now))
                .sorted(Comparator.comparing(SourceState::next))
                .map(SourceState::id)
                .toList();
    }

    /** Takes a source for oneself, if nobody has it. */
    Optional<SourceState> lease(String id, String lease, Instant now, Instant until) {
        SourceState state = mongo.findById(id, SourceState.class);
        if (state == null || state.leased(now)) {
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
        return mongo.updateFirst(query(where("_id").is(id).and("lease").is(lease)), update, SourceState.class)
                        .getMatchedCount()
                == 1;
    }

    /** Notes that a run begins. */
    void begin(Run run, String lease) {
        update(run.source(), lease, Update.update("runs", run.number()));
    }

    /** Keeps what a run leaves behind, and gives the source back. */
    void finish(SourceState after, String lease) {
        update(
                after.id(),
                lease,
                new Update()
                        .set("leasedUntil", after.leasedUntil())
                        .set("next", after.next())
                        .set("runs", after.runs())
                        .set("ended", after.ended())
                        .set("lastComplete", after.lastComplete())
                        .set("failures", after.failures())
                        .set("failingSince", after.failingSince())
                        .set("validators", after.validators())
                        .set("cursor", after.cursor())
                        .set("lengths", after.lengths())
                        .set("emptyInARow", after.emptyInARow())
                        .set("absent", after.absent())
                        .set("held", after.held())
                        .set("released", after.released()));
    }

    void delete(String id) {
        mongo.remove(query(where("_id").is(id)), Source.class);
        mongo.remove(query(where("_id").is(id)), SourceState.class);
    }

    /** Whether something that is to happen once has happened. */
    boolean marked(String mark) {
        return mongo.findById(mark, Document.class, MARKS) != null;
    }

    void mark(String mark) {
        mongo.save(new Document("_id", mark), MARKS);
    }
}
