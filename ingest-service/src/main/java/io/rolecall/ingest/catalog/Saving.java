package io.rolecall.ingest.catalog;

import io.rolecall.ingest.catalog.Change.Material;
import io.rolecall.posting.EncodedEvent;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Saves a batch of changes, so that each that is stored is told, and none is told over a newer one. */
@Component
class Saving {
    private final Entries entries;
    private final Outbox outbox;
    private final Deadlines deadlines;
    private final Unseen unseen;
    private final Sightings sightings;
    private final Clock clock;

    Saving(Entries entries, Outbox outbox, Deadlines deadlines, Unseen unseen, Sightings sightings, Clock clock) {
        this.entries = entries;
        this.outbox = outbox;
        this.deadlines = deadlines;
        this.unseen = unseen;
        this.sightings = sightings;
        this.clock = clock;
    }

    /**
     * A change to be saved.
     *
     * @param fingerprint of the posting after it
     * @param reading tells what that was read from; empty where it was not
     * @param entry what it replaces, and {@code before} the posting in it; null for a new posting
     */
    record Wanted(
            Material change,
            String fingerprint,
            String reading,
            @Nullable Entry entry,
            @Nullable Posting before) {
        Wanted with(Material other) {
            return new Wanted(other, fingerprint, reading, entry, before);
        }
    }

    /** Saves what nobody else has changed meanwhile, and answers its ids. */
    Set<String> save(Map<String, Wanted> changes) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String writer = UUID.randomUUID().toString();
        Map<String, Entry> before = new HashMap<>();
        changes.forEach((id, wanted) -> {
            if (wanted.entry() != null) {
                before.put(id, wanted.entry());
            }
        });
        Set<String> untold = outbox.overtake(
                byWriter(before.values().stream().map(Entry::print).toList()));
        Map<String, Long> versions = new LinkedHashMap<>();
        List<Posting> postings = new ArrayList<>(changes.size());
        for (Wanted wanted : changes.values()) {
            Posting posting = wanted.change().after();
            postings.add(posting);
            versions.put(posting.id(), posting.version());
        }
        // On all cores: what is saved is saved batch by batch, and the next waits for it.
        List<Entry> after = changes.values().parallelStream()
                .map(wanted -> Entry.of(event(wanted, now, untold), wanted.fingerprint(), wanted.reading(), writer))
                .toList();
        Note note = new Note(writer, now, versions, false, Set.of(), 0);
        outbox.note(note);
        deadlines.note(postings);
        unseen.note(postings);
        Set<String> saved = entries.write(after, before);
        List<EncodedEvent> events = new ArrayList<>(saved.size());
        for (Entry entry : after) {
            if (saved.contains(entry.id())) {
                events.add(entry.event());
            }
        }
        outbox.saved(new Outbox.Saved(note, events));
        return saved;
    }

    private static PostingEvent.Update event(Wanted wanted, Instant now, Set<String> untold) {
        PostingEvent.Update event = Change.event(wanted.change(), now);
        Entry old = wanted.entry();
        return old != null && untold.contains(old.print().writer())
                ? Entry.merged(event, old.event().decoded())
                : event;
    }

    /** Erases postings that are still as these prints have them. What is noted of their ends lapses by itself. */
    void erase(Collection<Print> prints) {
        if (prints.isEmpty()) {
            return;
        }
        Map<String, Long> versions = new LinkedHashMap<>();
        prints.forEach(print -> versions.put(print.id(), print.version()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Note note = new Note(UUID.randomUUID().toString(), now, versions, true, Set.of(), 0);
        outbox.note(note);
        outbox.overtake(byWriter(prints));
        entries.remove(versions);
        sightings.forget(versions.keySet());
        outbox.saved(new Outbox.Saved(note, List.of()));
    }

    private static Map<String, Set<String>> byWriter(Collection<Print> prints) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (Print print : prints) {
            ids.computeIfAbsent(print.writer(), _ -> new HashSet<>()).add(print.id());
        }
        return ids;
    }
}
