package io.rolecall.notify.match;

import io.rolecall.notify.alert.AlertTopic;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.posting.MissingTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps {@link LiveAlerts} like the store: notes where the topic ends, loads every alert, then follows the topic from there.
 * Postings are read only when that is done. While MongoDB or Kafka is away it waits and tries again.
 */
@Component
class AlertFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AlertFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TOLD_EVERY = 100_000;
    private final Alerts alerts;
    private final LiveAlerts live;
    private final PostingIntake intake;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final MissingTopics topics;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /** Where the topic is to be read on; only the feed's thread uses it. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private volatile boolean running;
    private volatile boolean loaded;

    AlertFeed(
            Alerts alerts,
            LiveAlerts live,
            PostingIntake intake,
            ConsumerFactory<byte[], byte[]> consumers,
            MissingTopics topics) {
        this.alerts = alerts;
        this.live = live;
        this.intake = intake;
        this.consumers = consumers;
        this.topics = topics;
    }

    /** Whether every alert is matched here. */
    boolean loaded() {
        return loaded;
    }

    @Override
    public void start() {
        running = true;
        Thread follower = new Thread(this::run, "alert-feed");
        thread = follower;
        follower.start();
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> c = open()) {
                consumer = c;
                if (!loaded) {
                    load(c);
                }
                c.assign(positions.keySet());
                positions.forEach(c::seek);
                intake.start();
                while (running) {
                    for (ConsumerRecord<byte[], byte[]> record : c.poll(Duration.ofMillis(500))) {
                        apply(record);
                        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (WakeupException | InterruptException e) {
                log.debug("the alert feed was woken", e);
            } catch (RuntimeException e) {
                log.warn("alerts can't be followed now, trying again: {}", e.toString());
                pause();
            }
        }
    }

    private Consumer<byte[], byte[]> open() throws InterruptedException {
        topics.create();
        return consumers.createConsumer(null, "alert-feed", null);
    }

    private void load(Consumer<byte[], byte[]> c) {
        List<TopicPartition> partitions = c.partitionsFor(AlertTopic.NAME).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("the topic " + AlertTopic.NAME + " does not exist yet");
        }
        Map<TopicPartition, Long> ends = c.endOffsets(partitions);
        AtomicInteger unreadable = new AtomicInteger();
        AtomicInteger read = new AtomicInteger();
        long begun = System.nanoTime();
        long arranging;
        live.loading(true);
        try {
            alerts.eachLive(
                    alert -> {
                        live.apply(alert);
                        if (read.incrementAndGet() % TOLD_EVERY == 0) {
                            log.info("{} alerts are read so far", read.get());
                        }
                    },
                    (id, e) -> {
                        unreadable.incrementAndGet();
                        log.error("alert {} can't be read and is not matched", id, e);
                    });
        } finally {
            arranging = System.nanoTime();
            live.loading(false);
        }
        positions.putAll(ends);
        loaded = true;
        log.info(
                "{} alerts are live, {} can't be read; reading took {} ms, arranging them {}",
                live.size(),
                unreadable.get(),
                (arranging - begun) / 1_000_000,
                (System.nanoTime() - arranging) / 1_000_000);
    }

    /** A change that can't be read is skipped: the store has the truth, and each restart reads it. */
    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        LiveAlert alert;
        try {
            alert = LiveAlert.decode(record.value());
        } catch (RuntimeException e) {
            log.error("the record at {}-{}@{} is no alert", record.topic(), record.partition(), record.offset(), e);
            return;
        }
        while (running) {
            try {
                live.accept(alert);
                return;
            } catch (RuntimeException e) {
                log.warn("alert {} is not in effect yet, trying again: {}", alert.id(), e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        intake.stop();
        Consumer<byte[], byte[]> c = consumer;
        if (c != null) {
            c.wakeup();
        }
        Thread follower = thread;
        if (follower != null) {
            try {
                follower.join(Duration.ofSeconds(10));
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
