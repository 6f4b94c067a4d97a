package io.rolecall.ingest.source;

import static java.util.stream.Collectors.groupingBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The last runs of each source, in MongoDB: found by source and number, and shown as they are now. */
@Component
class RunStore {
    static final int KEPT = 100;

    private final MongoTemplate mongo;

    RunStore(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void save(Run run) {
        mongo.save(run);
    }

    /** Saves the last state of a run, and forgets the one that is too old. */
    void end(Run run) {
        mongo.save(run);
        mongo.remove(query(where("_id").is(Run.id(run.source(), run.number() - KEPT))), Run.class);
    }

    Optional<Run> find(String source, long number) {
        return Optional.ofNullable(mongo.findById(Run.id(source, number), Run.class));
    }

    /** The runs of a source, the newest first; one that goes on without anybody who reads is told as interrupted. */
    List<Run> newest(SourceState state, int most, Instant now) {
        return newest(List.of(state), most, now).getOrDefault(state.id(), List.of());
    }

    /** The same of several sources at once, by source. */
    Map<String, List<Run>> newest(List<SourceState> states, int most, Instant now) {
        List<String> ids = states.stream()
                .flatMap(state -> LongStream.rangeClosed(Math.max(1, state.runs() - most + 1), state.runs())
                        .mapToObj(number -> Run.id(state.id(), number)))
                .toList();
        Map<String, List<Run>> found =
                mongo.find(query(where("_id").in(ids)), Run.class).stream().collect(groupingBy(Run::source));
        Map<String, List<Run>> shown = new HashMap<>();
        for (SourceState state : states) {
            shown.put(state.id(), shown(found.getOrDefault(state.id(), List.of()), state, now));
        }
        return shown;
    }

    private static List<Run> shown(List<Run> runs, SourceState state, Instant now) {
        return runs.stream()
                .sorted(Comparator.comparing(Run::number).reversed())
                .map(run -> run.outcome() == Run.Outcome.RUNNING && !(run.number() == state.runs() && state.leased(now))
                        ? run.interrupted()
                        : run)
                .toList();
    }

    void delete(SourceState state) {
        List<String> runs = LongStream.rangeClosed(Math.max(1, state.runs() - KEPT), state.runs())
                .mapToObj(number -> Run.id(state.id(), number))
                .toList();
        mongo.remove(query(where("_id").in(runs)), Run.class);
    }
}
