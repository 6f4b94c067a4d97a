package io.rolecall.ingest.publish;

import io.rolecall.posting.PostingTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Declares the topics as the contract has them before anything is sent, and touches none that exists. */
@Component
class Topics {
    private final KafkaAdmin admin;
    private final List<NewTopic> topics;
    private boolean declared;

    Topics(KafkaAdmin admin, PublishSettings settings) {
        this.admin = admin;
        this.topics = List.of(
                PostingTopic.postings(settings.partitions(), settings.replicas()),
                PostingTopic.deadLetters(settings.replicas()));
    }

    /** Does nothing once it has succeeded. */
    synchronized void declare() throws ExecutionException, InterruptedException, TimeoutException {
        if (declared) {
            return;
        }
        Map<String, Object> settings = admin.getConfigurationProperties();
        try (Admin client = Admin.create(settings)) {
            for (var created : client.createTopics(topics).values().values()) {
                try {
                    created.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
        declared = true;
    }
}
