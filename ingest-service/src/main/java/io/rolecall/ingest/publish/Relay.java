package io.rolecall.ingest.publish;

import io.rolecall.ingest.catalog.Note;
import io.rolecall.ingest.catalog.Outbox;
import io.rolecall.posting.MissingTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes what is untold, on one thread: what was saved a moment ago as it comes, and what was left untold for whatever
 * reason, by its notes. Goes on by itself when Kafka or the database is back.
 */
@Component
class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int POSTINGS = 2_000;
    private static final int NOTES = 100;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final Telling telling;
    private final MissingTopics topics;
    private final PublishSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    Relay(Outbox outbox, Telling telling, MissingTopics topics, PublishSettings settings, Clock clock) {
        this.outbox = outbox;
        this.telling = telling;
        this.topics = topics;
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
                // What was left untold comes first: an erasure among it must be told before what was made anew since.
                Instant now = clock.instant();
                boolean all = outbox.overflowed() || behind;
                if (all || !now.isBefore(nextRecovery)) {
                    recover(all ? now : now.minus(settings.recovery()));
                    nextRecovery = now.plus(settings.recovery());
                }
                telling.tell(outbox.next(POSTINGS, WAIT));
                if (!pause.isZero()) {
                    log.info("Publishing goes on");
                }
                outbox.flowing(true);
                behind = false;
                pause = Duration.ZERO;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                behind = true;
                outbox.flowing(false);
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
        Set<String> passedOver = new HashSet<>();
        while (running) {
            List<Note> notes = outbox.notedBefore(moment, NOTES + passedOver.size()).stream()
                    .filter(note -> !passedOver.contains(note.key()))
                    .toList();
            if (notes.isEmpty()) {
                return;
            }
            for (Note note : notes) {
                if (!running) {
                    return;
                }
                if (!telling.tell(note)) {
                    passedOver.add(note.key());
                }
            }
        }
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
        outbox.flowing(false);
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
