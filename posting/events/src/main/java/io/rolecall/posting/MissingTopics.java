package io.rolecall.posting;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics that a service needs where they are missing, and touches none that exists: Spring's own way adds partitions
 * to a topic that has fewer than the setting says, which breaks the order per key. Thread-safe.
 */
public final class MissingTopics {
    private static final int SECONDS = 30;

    private final Map<String, Object> admin;
    private final List<NewTopic> topics;
    private boolean done;

    /**
     * @param admin settings of Kafka's admin client
     * @param topics as they are to be made
     */
    public MissingTopics(Map<String, Object> admin, List<NewTopic> topics) {
        this.admin = Map.copyOf(admin);
        this.topics = List.copyOf(topics);
    }

    /**
     * Does nothing once it has succeeded.
     *
     * @throws KafkaException when Kafka doesn't answer within half a minute, or refuses
     */
    public synchronized void create() throws InterruptedException {
        if (done) {
            return;
        }
        try (Admin client = Admin.create(admin)) {
            for (var created : client.createTopics(topics).values().values()) {
                try {
                    created.get(SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new KafkaException("The topics can't be made", e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not answer", e);
        }
        done = true;
    }
}
