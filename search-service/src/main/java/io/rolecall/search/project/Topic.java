package io.rolecall.search.project;

import io.rolecall.posting.PostingTopic;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
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
            findOrCreate(admin, PostingTopic.deadLetters(settings.replicas()));
            return findOrCreate(admin, PostingTopic.postings(settings.partitions(), settings.replicas()));
        } catch (ExecutionException e) {
            throw new KafkaException("The topics can't be read or made", e.getCause());
        }
    }

    private static Identity findOrCreate(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        String name = topic.name();
        try {
            return describe(admin, name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        try {
            CreateTopicsResult created = admin.createTopics(List.of(topic));
            return new Identity(
                    created.topicId(name).get().toString(),
                    created.numPartitions(name).get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return describe(admin, name);
            }
            throw e;
        }
    }

    private static Identity describe(Admin admin, String name) throws InterruptedException, ExecutionException {
        TopicDescription found = Objects.requireNonNull(
                admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
        return new Identity(found.topicId().toString(), found.partitions().size());
    }
}
