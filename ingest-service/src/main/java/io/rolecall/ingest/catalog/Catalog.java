package io.rolecall.ingest.catalog;

import io.rolecall.ingest.catalog.Change.Material;
import io.rolecall.ingest.catalog.Change.Unchanged;
import io.rolecall.posting.EncodedEvent;
import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The store of what we know of each posting. Any number of threads and instances may observe the same posting at once. */
@Component
public class Catalog {
    private static final int ATTEMPTS = 100;
    private static final int ERASED_AT_ONCE = 250;

    private final Entries entries;
    private final Saving saving;
    private final Sightings sightings;
    private final Vacancies vacancies;

    Catalog(Entries entries, Vacancies vacancies, Saving saving, Sightings sightings) {
        this.entries = entries;
        this.vacancies = vacancies;
        this.saving = saving;
        this.sightings = sightings;
    }

    /** What is known of some postings now. */
    public Prints prints(Set<String> ids) {
        return new Prints(ids, entries.prints(ids));
    }

    /**
     * Takes in observations, in their order, and answers with what each changed. When this returns, all of it is stored and
     * will be told; when it throws, some may be, and observing the same again does no harm.
     *
     * @param batch up to some hundred observations
     */
    public List<Change> observe(List<Observation> batch) {
        return observe(batch, Prints.NONE);
    }

    /** The same, with what was known a moment ago of those of them that the caller has not observed since. */
    public List<Change> observe(List<Observation> batch, Prints known) {
        Change[] changes = new Change[batch.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            open.add(i);
        }
        Prints early = known;
        int failures = 0;
        while (!open.isEmpty()) {
            // One observation of a posting at a time: the next builds upon what the first changed.
            Map<String, Integer> round = new LinkedHashMap<>();
            open.forEach(i -> round.putIfAbsent(batch.get(i).postingId(), i));
            Map<String, Print> prints = entries.prints(early.missing(round.keySet()));
            for (String id : round.keySet()) {
                Print print = early.get(id);
                if (print != null) {
                    prints.put(id, print);
                }
            }
            early = Prints.NONE;
            Map<Integer, Change> done = new Round(round, batch, prints).changes();
            if (done.isEmpty()) {
                if (++failures > ATTEMPTS) {
                    throw new ConcurrencyFailureException("Others keep changing the same postings");
                }
                // So that those who got in each other's way don't do so again.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + 300_000L * failures));
            }
            done.forEach((i, change) -> changes[i] = change);
            open.removeIf(done::containsKey);
        }
        return List.of(changes);
    }

    /** One observation each of some postings. Leaves out what another writer got in the way of. */
    private final class Round {
        private final Map<String, Integer> indexes;
        private final List<Observation> batch;
        private final Map<String, Print> prints;
        private final Map<Integer, Change> done = new HashMap<>();
        private final Map<String, Sightings.Again> seenAgain = new LinkedHashMap<>();
        private final Map<String, String> readings = new LinkedHashMap<>();

        Round(Map<String, Integer> indexes, List<Observation> batch, Map<String, Print> prints) {
            this.indexes = indexes;
            this.batch = batch;
            this.prints = prints;
        }

        Map<Integer, Change> changes() {
            Map<String, Observation> suspects = new LinkedHashMap<>();
            indexes.forEach((id, i) -> {
                Observation observation = batch.get(i);
                if (nothingNew(prints.get(id), observation)) {
                    unchanged(id, observation);
                } else {
                    suspects.put(id, observation);
                }
            });
            Map<String, Entry> stored = entries.find(
                    suspects.keySet().stream().filter(prints::containsKey).toList());
            Map<String, Saving.Wanted> material = new LinkedHashMap<>();
            suspects.forEach((id, observation) -> {
                Entry entry = stored.get(id);
                Posting before = entry == null ? null : entry.posting();
                switch (Change.of(before, observation)) {
                    case Material change -> material.put(id, wanted(change, observation, entry, before));
                    case Unchanged _ -> unchanged(id, observation);
                }
            });
            Map<String, Saving.Wanted> decided = vacancies.decided(material);
            for (String id : saving.save(decided)) {
                done.put(index(id), Objects.requireNonNull(decided.get(id)).change());
            }
            entries.readFrom(readings);
            sightings.seenAgain(seenAgain);
            return done;
        }

        private void unchanged(String id, Observation observation) {
            done.put(index(id), new Unchanged(id));
            Print print = prints.get(id);
            if (print == null || !print.open() || observation instanceof Observation.Gone) {
                return;
            }
            seenAgain.put(id, new Sightings.Again(print.lastSeen(), observation.at()));
            String reading = reading(observation);
            if (!reading.isEmpty() && !reading.equals(print.reading())) {
                readings.put(id, reading);
            }
        }

        private int index(String id) {
            return Objects.requireNonNull(indexes.get(id));
        }
    }

    private static Saving.Wanted wanted(
            Material change, Observation observation, @Nullable Entry entry, @Nullable Posting before) {
        return observation instanceof Observation.Seen seen
                ? new Saving.Wanted(change, seen.fingerprint(), seen.reading(), entry, before)
                : new Saving.Wanted(change, Fingerprint.of(change.after()), "", entry, before);
    }

    private static String reading(Observation observation) {
        return observation instanceof Observation.Seen seen ? seen.reading() : "";
    }

    private static boolean nothingNew(@Nullable Print print, Observation observation) {
        return switch (observation) {
            case Observation.Gone _ -> print == null || !print.open();
            case Observation.Same _ -> true;
            case Observation.Moved _ -> print == null;
            case Observation.Seen seen ->
                print != null
                        && print.open()
                        && (seen.posting().validThrough() == null
                                || seen.posting().validThrough().isAfter(seen.at()))
                        && print.fingerprint().equals(seen.fingerprint());
        };
    }

    /**
     * Forgets postings everywhere, whatever their state: readers of the topic are told to delete what they keep of them.
     *
     * @param ids up to some hundred
     */
    public void erase(Collection<String> ids) {
        vacancies.forget(entries.find(ids).values());
        Map<String, Long> left = entries.versions(ids);
        for (int i = 0; !left.isEmpty(); i++) {
            if (i > ATTEMPTS) {
                throw new ConcurrencyFailureException("Others keep changing the same postings");
            }
            saving.erase(entries.prints(left.keySet()).values());
            left = entries.versions(ids);
        }
    }

    /** The same for all postings of a source. Reads through the ids, on some servers through all. */
    public void eraseAll(String source) {
        entries.ids(source, ERASED_AT_ONCE, this::erase);
    }

    /** The same for those that are in these versions. */
    void erase(Map<String, Long> versions) {
        vacancies.forget(entries.find(versions.keySet()).values());
        saving.erase(entries.prints(versions.keySet()).values().stream()
                .filter(print -> Objects.equals(print.version(), versions.get(print.id())))
                .toList());
    }

    /** The event that tells the newest state of each posting that is stored, by posting id. */
    public Map<String, EncodedEvent> newest(Collection<String> ids) {
        Map<String, EncodedEvent> events = new HashMap<>();
        entries.find(ids).forEach((id, entry) -> events.put(id, entry.event()));
        return events;
    }

    /** The newest version of each posting that is stored, by posting id. */
    public Map<String, Long> versions(Collection<String> ids) {
        return entries.versions(ids);
    }

    /** What is stored of a posting, and when it was last seen, changed or not. */
    public Optional<Known> find(String id) {
        Entry entry = entries.find(Set.of(id)).get(id);
        if (entry == null) {
            return Optional.empty();
        }
        Posting posting = entry.posting();
        Instant again = sightings.lastSeen(id);
        return Optional.of(
                new Known(posting, again != null && again.isAfter(posting.lastSeen()) ? again : posting.lastSeen()));
    }

    /** A posting as it is stored, and when it was last seen so, give or take {@code ingest.catalog.sightings}. */
    public record Known(Posting posting, Instant lastSeen) {}

    List<Posting> find(Collection<String> ids) {
        return entries.find(ids).values().stream().map(Entry::posting).toList();
    }
}
