package io.rolecall.notify.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoException;
import io.rolecall.notify.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells all instances of each change, on the compacted topic {@code alerts}. The store notes which versions the topic still
 * lacks, so that a crash between the two is made good by the next sweep of any instance.
 */
@Component
public class AlertTopic {
    /** Key = alert id, value = {@link LiveAlert}; without value for an alert that is gone. */
    public static final String NAME = "alerts";

    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(AlertTopic.class);
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final AlertStore store;
    private final Owners owners;
    private final ExecutorService sender = one("alert-topic");

    /** Not the common pool: that has one thread on two cores, and a store that is away would keep it for everybody. */
    private final ExecutorService noter = one("alert-topic-noted");

    AlertTopic(KafkaTemplate<byte[], byte[]> kafka, AlertStore store, Owners owners) {
        this.kafka = kafka;
        this.store = store;
        this.owners = owners;
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** How the topic is set up. */
    public static NewTopic topic(int partitions, short replicas) {
        return new NewTopic(NAME, partitions, replicas)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        // What an alert asked for is personal: it is gone some days after its end, however little is
                        // written.
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(FORGOTTEN.toMillis()),
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(FORGOTTEN.toMillis()),
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd"));
    }

    /** Does not wait, not even for Kafka to be there: the store knows what is missing until Kafka has answered. */
    void publish(Alert alert, LiveAlert live) {
        sender.execute(() -> send(alert, live));
    }

    private void send(Alert alert, LiveAlert live) {
        try {
            trySend(alert, live);
        } catch (KafkaException e) {
            log.warn("alert {} is not on the topic yet: {}", alert.id(), e.toString());
        }
    }

    private void trySend(Alert alert, LiveAlert live) {
        byte[] key = alert.id().getBytes(UTF_8);
        kafka.send(new ProducerRecord<>(NAME, key, live.encode()))
                .thenCompose(sent -> alert.state() == AlertState.DELETED
                        // The end has been told; now compaction may forget the alert as well.
                        ? kafka.send(new ProducerRecord<>(NAME, key, null))
                        : java.util.concurrent.CompletableFuture.completedFuture(sent))
                .whenCompleteAsync((sent, failure) -> noted(alert, failure), noter);
    }

    private void noted(Alert alert, @Nullable Throwable failure) {
        if (failure != null) {
            log.warn("alert {} is not on the topic yet: {}", alert.id(), failure.toString());
            return;
        }
        try {
            store.published(alert);
        } catch (MongoException e) {
            log.atLevel(Store.level(e))
                    .log("that alert {} is on the topic is noted by the next sweep: {}", alert.id(), e.toString());
        }
    }

    /** Publishes again what a crash or an outage has kept from the topic. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT30S")
    void sweep() {
        try {
            store.eachUnpublished(alert -> publish(alert, owners.live(alert)));
        } catch (MongoException e) {
            log.atLevel(Store.level(e))
                    .log("alerts that are not on the topic yet are looked for again: {}", e.toString());
        }
    }
}
