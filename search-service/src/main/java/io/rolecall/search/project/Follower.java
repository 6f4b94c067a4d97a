package io.rolecall.search.project;

import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.index.Position;
import io.rolecall.search.index.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The one who follows the topic, on one thread: opens or builds the index, reads on from its position, applies what it reads
 * and commits from time to time. Whatever is down is waited for; whatever breaks the index, the index is opened again.
 */
@Component
class Follower implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Projection projection;
    private final Index index;
    private final Applier applier;
    private final Topic topic;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final FollowSettings settings;
    private final IndexSettings indexSettings;
    private final FollowMeters meters;
    private final Patience patience;

    private Position position = Position.START;
    private @Nullable Rebuild rebuild;
    private long rebuildFrom = System.nanoTime();
    private int uncommitted;
    private long committedAt = System.nanoTime();

    Follower(
            Projection projection,
            Index index,
            Applier applier,
            Topic topic,
            ConsumerFactory<byte[], byte[]> consumers,
            FollowSettings settings,
            IndexSettings indexSettings,
            FollowMeters meters) {
        this.projection = projection;
        this.index = index;
        this.applier = applier;
        this.topic = topic;
        this.consumers = consumers;
        this.settings = settings;
        this.indexSettings = indexSettings;
        this.meters = meters;
        this.patience = new Patience(settings.firstPause(), settings.longestPause());
    }

    void stop() {
        patience.stop();
    }

    @Override
    public void run() {
        while (!patience.stopped()) {
            try {
                openOrBuild();
                try {
                    patience.until("Preparing the projection", () -> {
                        projection.prepare();
                        return true;
                    });
                    while (!patience.stopped()) {
                        follow();
                    }
                } finally {
                    commit();
                }
            } catch (Patience.StoppedException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                startOver(e);
            }
        }
    }

    private void openOrBuild() throws IOException, InterruptedException {
        endRebuild();
        Optional<Position> committed = index.open();
        uncommitted = 0;
        if (committed.isPresent()) {
            position = committed.get();
            log.info("The index has {} postings, read up to {}", index.size(), position.next());
            return;
        }
        // Read before the postings: what is written meanwhile is read again from the topic, and nothing falls between.
        position = patience.until("Reading the projection's position", projection::position);
        long built = patience.until(
                "Building the index from the projection",
                () -> Filling.run(
                        "the index", projection, p -> index.apply(p, List.of()), index::building, patience::stopped));
        index.commit(position);
        log.info("The index was built from the projection: {} open postings", built);
        if (!position.equals(Position.START)) {
            index.ready();
        }
    }

    /** Reads until something about the topic changes or Kafka's client gives up; then it is to be called again. */
    private void follow() throws IOException, InterruptedException {
        try (TopicReader reader = patience.until("Opening the topic", this::open)) {
            long checked = System.nanoTime();
            while (!patience.stopped()) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                if (!records.isEmpty()) {
                    apply(records, reader);
                }
                meters.lag(reader.lag());
                if (!(index.state() instanceof State.Ready) && reader.caughtUp()) {
                    index.ready();
                }
                commitIfDue();
                rebuildIfDue();
                if (System.nanoTime() - checked > settings.topicCheck().toNanos()) {
                    checked = System.nanoTime();
                    if (!topic.find().equals(reader.topic())) {
                        log.info("The topic has changed; it is opened again");
                        return;
                    }
                }
            }
        } catch (KafkaException e) {
            log.warn("Reading the topic failed; it is opened again", e);
            patience.pause(settings.firstPause());
        }
    }

    private TopicReader open() throws InterruptedException {
        Topic.Identity found = topic.find();
        Position noted = projection.position();
        Consumer<byte[], byte[]> consumer = consumers.createConsumer();
        try {
            // A projection that was lost has noted nothing: then all is read again, whatever the index has.
            TopicReader reader = new TopicReader(consumer, found, position.atMost(noted));
            projection.forget(reader.shorterThan(noted));
            return reader;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records, TopicReader reader)
            throws IOException, InterruptedException {
        Map<String, Long> next = reader.after(records);
        applier.apply(records, reader.topic().id(), patience);
        patience.until("Noting the position", () -> {
            projection.advance(next);
            return true;
        });
        position = position.with(next);
        uncommitted += records.count();
        meters.applied(records);
    }

    private void commitIfDue() throws IOException {
        if (uncommitted >= indexSettings.commitAfter()
                || System.nanoTime() - committedAt
                        > indexSettings.commitInterval().toNanos()) {
            commit();
        }
    }

    private void rebuildIfDue() throws IOException {
        if (rebuild == null) {
            if (System.nanoTime() - rebuildFrom >= 0 && index.rebuildDue()) {
                rebuild = Rebuild.start(projection, index, patience);
            }
        } else if (index.nextHas().isEmpty()) {
            endRebuild();
        } else if (rebuild.filled()) {
            if (index.switchOver(position)) {
                uncommitted = 0;
                log.info("The index that was built anew answers now, with {} postings", index.size());
            }
            endRebuild();
        }
    }

    private void endRebuild() {
        rebuildFrom = System.nanoTime() + (rebuild == null ? 0 : rebuild.end());
        rebuild = null;
    }

    private void commit() throws IOException {
        committedAt = System.nanoTime();
        if (uncommitted > 0) {
            meters.commit(() -> index.commit(position));
            uncommitted = 0;
        }
    }

    private void startOver(Exception why) {
        log.error("The index can't be written; it is opened again as it was last committed", why);
        try {
            index.abandon(why);
            patience.pause(settings.longestPause());
        } catch (IOException e) {
            log.error("The index can't be put aside", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
