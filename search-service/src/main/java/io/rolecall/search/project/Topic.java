package io.rolecall.search.project;

import io.rolecall.posting.PostingTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topic as it is; made where it is missing, and otherwise left as it is. */
@Component
class Topic {
    private final KafkaAdmin kafka;
    private final FollowSettings settings;

    Topic(KafkaAdmin kafka, FollowSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Which topic it is, and of how many partitions. */
    record Identity(String id, int partitions) {}

    /** Looks, and makes the topics that are missing. */
    Identity find() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            create(admin, PostingTopic.deadLetters(settings.replicas()));
            create(admin, PostingTopic.postings(settings.partitions(), settings.replicas()));
            TopicDescription found = describe(admin, PostingTopic.NAME);
            return new Identity(found.topicId().toString(), found.partitions().size());
        } catch (ExecutionException e) {
            throw new KafkaException("The topics can't be read", e.getCause());
        }
    }

    private static TopicDescription describe(Admin admin, String name) throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> found =
                admin.describeTopics(List.of(name)).allTopicNames().get();
        return java.util.Objects.requireNonNull(found.get(name));
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            describe(admin, topic.name());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            try {
                admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException again) {
                if (!(again.getCause() instanceof TopicExistsException)) {
                    throw again;
                }
            }
        }
    }
}
