package io.rolecall.ingest.publish;

import io.rolecall.posting.MissingTopics;
import io.rolecall.posting.PostingTopic;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration
class PublishConfiguration {
    @Bean
    MissingTopics topics(KafkaAdmin admin, PublishSettings settings) {
        return new MissingTopics(
                admin.getConfigurationProperties(),
                List.of(
                        PostingTopic.postings(settings.partitions(), settings.replicas()),
                        PostingTopic.deadLetters(settings.replicas())));
    }
}
