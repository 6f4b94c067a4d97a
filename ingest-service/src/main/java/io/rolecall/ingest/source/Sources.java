package io.rolecall.ingest.source;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.form.ListForms;
import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sources as the operator's page shows and describes them. Few questions to the database, however many sources there are. */
@Component
public class Sources {
    private final SourceStore store;
    private final RunStore runStore;
    private final Segments segments;
    private final Catalog catalog;
    private final SourceReader reader;
    private final Operations operations;
    private final DryRuns dryRuns;
    private final Clock clock;

    Sources(
            SourceStore store,
            RunStore runStore,
            Segments segments,
            Catalog catalog,
            SourceReader reader,
            Operations operations,
            DryRuns dryRuns,
            Clock clock) {
        this.store = store;
        this.runStore = runStore;
        this.segments = segments;
        this.catalog = catalog;
        this.reader = reader;
        this.operations = operations;
        this.dryRuns = dryRuns;
        this.clock = clock;
    }

    /**
     * A source in short: what an order or a filter needs.
     *
     * @param health null where nothing is known of it
     * @param running whether it is being read
     * @param interrupted whether its last run came to no end
     */
    public record Overview(
            String id,
            String type,
            String url,
            @Nullable String organization,
            @Nullable Health health,
            boolean running,
            boolean interrupted) {}

    /**
     * A source with its last runs.
     *
     * @param complete the last of them that read the list to its end
     * @param open postings that were open after that
     */
    public record Shown(
            SourceView view,
            boolean running,
            boolean interrupted,
            @Nullable Run complete,
            @Nullable Integer open) {}

    /** An open posting that the last list did not name. */
    public record Missing(
            String id, @Nullable String title, @Nullable String url) {}

    /** @param options names, each with a sentence about it */
    public record Type(String name, Map<String, String> options) {}

    /** The forms of list that can be read. */
    public static List<Type> types() {
        return ListForms.types().stream()
                .map(name -> new Type(
                        name, ListForms.of(name).map(form -> form.options()).orElse(Map.of())))
                .toList();
    }

    /** By id. */
    public List<Overview> overviews() {
        Map<String, SourceState> states =
                store.states().stream().collect(Collectors.toMap(SourceState::id, Function.identity()));
        Instant now = clock.instant();
        return store.all().stream()
                .map(source -> {
                    SourceState state = states.get(source.id());
                    return new Overview(
                            source.id(),
                            source.type(),
                            source.url(),
                            source.organization(),
                            state == null ? null : Health.of(state, null),
                            running(state, now),
                            interrupted(state, now));
                })
                .toList();
    }

    /** Those of the ids that exist, in their order. */
    public List<Shown> shown(Collection<String> ids) {
        Map<String, Source> sources =
                store.all(ids).stream().collect(Collectors.toMap(Source::id, Function.identity()));
        Map<String, SourceState> states =
                store.states(ids).stream().collect(Collectors.toMap(SourceState::id, Function.identity()));
        Instant now = clock.instant();
        Map<String, List<Run>> runs = runStore.newest(List.copyOf(states.values()), SourceView.TREND, now);
        List<Shown> shown = new ArrayList<>();
        for (String id : ids) {
            Source source = sources.get(id);
            if (source != null) {
                shown.add(shown(source, states.get(id), runs.getOrDefault(id, List.of()), now));
            }
        }
        return shown;
    }

    public Shown shown(String id) {
        return shown(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no such source."));
    }

    private static Shown shown(Source source, @Nullable SourceState state, List<Run> runs, Instant now) {
        Run complete = runs.stream()
                .filter(run -> run.outcome() == Run.Outcome.COMPLETE)
                .findFirst()
                .orElse(null);
        return new Shown(
                SourceView.of(source, state, runs),
                running(state, now),
                interrupted(state, now),
                complete,
                complete == null
                        ? null
                        : complete.fetched()
                                - complete.notOpen()
                                - complete.refused()
                                + complete.absent()
                                + complete.held());
    }

    private static boolean running(@Nullable SourceState state, Instant now) {
        return state != null && state.runs() != state.ended() && state.leased(now);
    }

    private static boolean interrupted(@Nullable SourceState state, Instant now) {
        return state != null && state.runs() != state.ended() && !state.leased(now);
    }

    /** The newest first. */
    public List<Run> runs(String id, int most) {
        return operations.runs(id, most);
    }

    /** How many postings it has open, counted one by one. */
    public int open(String id) {
        return new Inventory(id, segments).size();
    }

    /** Some of those that are held: what {@link Operations#confirm} would close. */
    public List<Missing> held(String id, int most) {
        List<String> missing = new ArrayList<>();
        segments.each(
                id,
                (number, entries) -> entries.stream()
                        .filter(entry -> entry.misses() > 0)
                        .limit(most - missing.size())
                        .forEach(entry -> missing.add(Posting.idOf(id, entry.externalId()))));
        return missing.stream()
                .map(posting -> catalog.find(posting)
                        .map(known -> new Missing(
                                posting,
                                known.posting().title(),
                                known.posting().url()))
                        .orElseGet(() -> new Missing(posting, null, null)))
                .toList();
    }

    /** How the description that the page's form sends would be read; changes nothing. */
    public DryRuns.Result tryOut(String id, JsonNode description) {
        return dryRuns.of(reader.read(id, description, createdAt(id)));
    }

    /** Saves a description, which is refused with the member's name where it is wrong. */
    public void save(String id, JsonNode description) {
        operations.save(reader.read(id, description, createdAt(id)), SourceReader.paused(description));
    }

    public boolean exists(String id) {
        return store.find(id).isPresent();
    }

    private Instant createdAt(String id) {
        Optional<Source> before = store.find(id);
        return before.map(Source::createdAt).orElseGet(clock::instant);
    }
}
