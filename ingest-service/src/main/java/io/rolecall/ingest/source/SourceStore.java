package io.rolecall.ingest.source;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.rolecall.ingest.fetch.Validators;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
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

    /**
     * What changes from run to run.
     *
     * @param lease a word that only the instance knows that is reading the source now, or did last
     * @param leasedUntil when others may take its place
     * @param paused whether it is read only when that is asked for
     * @param runs the number of the newest run
     * @param ended the number of the newest run that came to an end, well or not
     * @param lastComplete when a list was last read to its end
     * @param failures runs in a row that failed, since {@code failingSince}
     * @param validators of the list that was last read to its end
     * @param cursor where the list was read to, for forms that go on from there
     * @param lengths of the last complete lists that nothing was held of, the newest last
     * @param emptyInARow complete lists in a row that were empty
     * @param absent whether some postings were missing from the last complete list that are still open
     * @param held closings that wait for the operator; null where none do
     * @param released the missing postings of which the operator has said that they are open; null for none
     */
    @org.springframework.data.mongodb.core.mapping.Document("source_states")
    record State(
            @Id String id,
            String lease,
            Instant leasedUntil,
            Instant next,
            boolean paused,
            long runs,
            long ended,
            @Nullable Instant lastComplete,
            int failures,
            @Nullable Instant failingSince,
            Validators validators,
            @Nullable String cursor,
            List<Integer> lengths,
            int emptyInARow,
            boolean absent,
            @Nullable Held held,
            @Nullable Long released) {
        static State first(String id, Instant next, boolean paused) {
            return new State(
                    id,
                    "",
                    Instant.EPOCH,
                    next,
                    paused,
                    0,
                    0,
                    null,
                    0,
                    null,
                    Validators.NONE,
                    null,
                    List.of(),
                    0,
                    false,
                    null,
                    null);
        }

        boolean leased(Instant now) {
            return leasedUntil.isAfter(now);
        }

        /** What a run leaves behind. */
        State after(
                Run run,
                Validators validators,
                @Nullable String cursor,
                List<Integer> lengths,
                int emptyInARow,
                boolean absent,
                @Nullable Held held,
                @Nullable Long released) {
            boolean complete = run.outcome() == Run.Outcome.COMPLETE;
            return new State(
                    id,
                    lease,
                    Instant.EPOCH,
                    run.next() == null ? next : run.next(),
                    paused,
                    run.number(),
                    run.number(),
                    complete ? run.finished() : lastComplete,
                    complete ? 0 : failures + 1,
                    complete ? null : failingSince == null ? run.started() : failingSince,
                    validators,
                    cursor,
                    lengths,
                    emptyInARow,
                    absent,
                    held,
                    released);
        }
    }

    /**
     * Closings that wait.
     *
     * @param postings how many
     * @param since the first of the runs in a row that held them
     * @param runs how many there were
     * @param print of the missing postings
     */
    record Held(String reason, int postings, Instant since, int runs, long print) {}

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

    /**
     * Saves a source, which is read next at {@code next}.
     *
     * @param paused null leaves it as it is
     */
    void save(Source source, Instant next, @Nullable Boolean paused) {
        try {
            mongo.insert(State.first(source.id(), next, Boolean.TRUE.equals(paused)));
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
        mongo.updateFirst(query(where("_id").is(id)), update, State.class);
    }

    /** The sources whose time has come and that nobody is reading. */
    List<String> due(Instant now) {
        return mongo.findAll(State.class).stream()
                .filter(state -> !state.paused() && !state.next().isAfter(now) && !state.leased(now))
                .sorted(Comparator.comparing(State::next))
                .map(State::id)
                .toList();
    }

    /** Takes a source for oneself, if nobody has it. */
    Optional<State> lease(String id, String lease, Instant now, Instant until) {
        State state = mongo.findById(id, State.class);
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
        return mongo.updateFirst(query(where("_id").is(id).and("lease").is(lease)), update, State.class)
                        .getMatchedCount()
                == 1;
    }

    /** Notes that a run begins. */
    void begin(Run run, String lease) {
        update(run.source(), lease, Update.update("runs", run.number()));
    }

    /** Keeps what a run leaves behind, and gives the source back. */
    void finish(State after, String lease) {
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
