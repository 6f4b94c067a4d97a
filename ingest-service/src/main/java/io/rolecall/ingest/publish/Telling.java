package io.rolecall.ingest.publish;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Note;
import io.rolecall.ingest.catalog.Outbox;
import io.rolecall.ingest.catalog.Outbox.Saved;
import io.rolecall.posting.EncodedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends, waits for Kafka's acknowledgement, and only then forgets the notes, so that the last record of a posting is always its
 * newest state, whoever is killed at whatever point. For one thread.
 */
@Component
class Telling {
    /** A note without its posting after this time was left by a writer that was killed before it saved. */
    private static final Duration NEVER_SAVED = Duration.ofMinutes(15);

    private static final int REMEMBERED = 50_000;

    private final Outbox outbox;
    private final Catalog catalog;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final PublishSettings settings;
    private final Clock clock;
    /** What was told lately: a batch that was saved earlier and comes later has nothing to tell of these. */
    private final Map<String, Long> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    Telling(
            Outbox outbox,
            Catalog catalog,
            KafkaTemplate<byte[], byte[]> kafka,
            PublishSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.catalog = catalog;
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tells batches as they were saved; of what others have overtaken meanwhile, what is stored now. */
    void tell(List<Saved> batches) throws Exception {
        List<EncodedEvent> events = new ArrayList<>();
        for (Saved batch : batches) {
            events.addAll(batch.events());
        }
        send(events, Set.of());
        for (Saved batch : batches) {
            Note note = batch.note();
            if (note.erases()) {
                tell(note);
            } else {
                Note overtaken = outbox.forget(note.key(), note.marks()).orElse(null);
                if (overtaken != null) {
                    tell(overtaken.only(overtaken.overtaken()));
                }
            }
        }
    }

    /** Tells what is stored now of the postings of a note; false when some of them are not saved (yet). */
    boolean tell(Note note) throws Exception {
        Set<String> unsaved = new HashSet<>();
        Note now = note;
        while (true) {
            unsaved.addAll(tellNewest(now));
            if (!unsaved.isEmpty() && note.notedAt().isAfter(clock.instant().minus(NEVER_SAVED))) {
                outbox.keep(note.only(unsaved));
                return false;
            }
            Note marked = outbox.forget(now.key(), now.marks()).orElse(null);
            if (marked == null) {
                return true;
            }
            now = marked.only(marked.overtaken());
        }
    }

    /** Until nobody has saved a newer state meanwhile. Answers the postings whose noted version is not there. */
    private Set<String> tellNewest(Note note) throws Exception {
        Set<String> unsaved = new HashSet<>();
        Set<String> open = note.versions().keySet();
        while (!open.isEmpty()) {
            Map<String, EncodedEvent> newest = catalog.newest(open);
            Set<String> erased = new HashSet<>();
            for (String id : open) {
                EncodedEvent event = newest.get(id);
                long version = Objects.requireNonNull(note.versions().get(id));
                boolean older = event == null || event.version() < version;
                boolean anew = note.erases() && event != null && madeAfter(event, note);
                if (older && (note.erases() || note.overtaken().contains(id)) || anew) {
                    // If it was made anew since, its versions begin anew: readers must have forgotten the old ones.
                    erased.add(id);
                } else if (older) {
                    unsaved.add(id);
                }
            }
            send(newest.values(), erased);
            Map<String, Long> versions = catalog.versions(open);
            Set<String> again = new HashSet<>(open);
            again.removeAll(unsaved);
            again.removeIf(id -> {
                EncodedEvent event = newest.get(id);
                return Objects.equals(event == null ? null : (Long) event.version(), versions.get(id));
            });
            open = again;
        }
        return unsaved;
    }

    private static boolean madeAfter(EncodedEvent event, Note note) {
        return !event.decoded().posting().firstSeen().isBefore(note.notedAt());
    }

    private void send(Collection<EncodedEvent> events, Set<String> erased) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size() + erased.size());
        Set<String> sending = new HashSet<>();
        for (String id : erased) {
            records.add(EncodedEvent.erasure(id));
            told.remove(id);
        }
        for (EncodedEvent event : events) {
            Long last = told.get(event.postingId());
            if (last == null || last <= event.version()) {
                records.add(event.toRecord());
                told.put(event.postingId(), event.version());
                sending.add(event.postingId());
            }
        }
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(kafka.send(record));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(settings.acknowledgement().toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            sending.forEach(told::remove);
            throw e;
        }
    }
}
