package io.rolecall.ingest.publish;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Outbox;
import io.rolecall.ingest.catalog.Outbox.Note;
import io.rolecall.posting.MissingTopics;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Publishes what is untold. One thread of an instance does it, and always tells the newest state that is stored, so that one
 * instance never tells an older state after a newer one. Among instances a slow one may; so each looks again after Kafka has
 * acknowledged, and tells a posting anew that has changed meanwhile. Only then is the note forgotten: the last record of a
 * posting is always its newest state, whoever is killed at whatever point.
 */
@Component
class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** A note without its posting after this time was left by a writer that was killed before it saved. */
    private static final Duration NEVER_SAVED = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final Catalog catalog;
    private final MissingTopics topics;
    private final KafkaTemplate<String, PostingEvent> kafka;
    private final PublishSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    Relay(
            Outbox outbox,
            Catalog catalog,
            MissingTopics topics,
            KafkaTemplate<String, PostingEvent> kafka,
            PublishSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.catalog = catalog;
        this.topics = topics;
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
    }

    private void run() {
        boolean behind = true;
        Instant nextRecovery = clock.instant();
        Duration pause = Duration.ZERO;
        while (running) {
            try {
                topics.create();
                List<Note> notes = outbox.next(BATCH, WAIT);
                if (!notes.isEmpty()) {
                    publish(notes);
                }
                Instant now = clock.instant();
                if (behind || outbox.overflowed()) {
                    recover(now);
                } else if (!now.isBefore(nextRecovery)) {
                    recover(now.minus(settings.recovery()));
                }
                if (behind || !now.isBefore(nextRecovery)) {
                    nextRecovery = now.plus(settings.recovery());
                }
                if (!pause.isZero()) {
                    log.info("Publishing goes on");
                }
                behind = false;
                pause = Duration.ZERO;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                behind = true;
                pause = pause.isZero() ? Duration.ofMillis(500) : pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
                log.warn("Publishing waits {} ms, nothing is lost: {}", pause.toMillis(), cause(e));
                if (!sleep(pause)) {
                    return;
                }
            }
        }
    }

    /** Tells what was left untold before a moment; what is noted but not saved yet is its writer's, unless that is gone. */
    private void recover(Instant moment) throws Exception {
        Set<String> passedOver = new java.util.HashSet<>();
        while (running) {
            List<Note> notes = outbox.notedBefore(moment, BATCH + passedOver.size()).stream()
                    .filter(note -> !passedOver.contains(note.postingId() + '@' + note.version()))
                    .toList();
            if (notes.isEmpty()) {
                return;
            }
            for (Note note : publish(notes)) {
                passedOver.add(note.postingId() + '@' + note.version());
            }
        }
    }

    /** Answers the notes that name what is not saved (yet). */
    private List<Note> publish(List<Note> notes) throws Exception {
        List<Note> unsaved = new ArrayList<>();
        List<Note> open = notes;
        while (!open.isEmpty() && running) {
            Set<String> ids = open.stream().map(Note::postingId).collect(Collectors.toSet());
            Map<String, PostingEvent.Update> events = catalog.newest(ids);
            List<CompletableFuture<?>> sent = new ArrayList<>();
            events.forEach((id, event) -> sent.add(kafka.send(PostingTopic.NAME, id, event)));
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(settings.acknowledgement().toMillis(), TimeUnit.MILLISECONDS);

            Map<String, Long> versions = catalog.versions(ids);
            List<Note> told = new ArrayList<>();
            List<Note> again = new ArrayList<>();
            for (Note note : open) {
                PostingEvent.Update event = events.get(note.postingId());
                if (event == null || event.posting().version() < note.version()) {
                    (note.notedAt().isBefore(clock.instant().minus(NEVER_SAVED)) ? told : unsaved).add(note);
                } else if (Long.valueOf(event.posting().version()).equals(versions.get(note.postingId()))) {
                    told.add(note);
                } else {
                    again.add(note);
                }
            }
            outbox.forget(told);
            open = again;
        }
        return unsaved;
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread relay = thread;
        if (relay != null) {
            try {
                relay.join(Duration.ofSeconds(10));
                relay.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
