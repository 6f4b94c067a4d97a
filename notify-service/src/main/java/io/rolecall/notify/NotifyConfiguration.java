package io.rolecall.notify;

import io.rolecall.http.OperatorKey;
import io.rolecall.notify.alert.AlertTopic;
import io.rolecall.posting.PostingTopic;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all rooms share: the clock, the operator's key, and the topics that this service may be the first to need. */
@Configuration
@EnableScheduling
class NotifyConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OperatorKey operatorKey(Environment environment) {
        return OperatorKey.of(environment);
    }

    @Bean
    NewTopic postingsTopic(TopicSettings settings) {
        return PostingTopic.postings(settings.partitions(), settings.replicas());
    }

    @Bean
    NewTopic deadLettersTopic(TopicSettings settings) {
        return PostingTopic.deadLetters(settings.replicas());
    }

    @Bean
    NewTopic alertsTopic(TopicSettings settings) {
        return AlertTopic.topic(settings.partitions(), settings.replicas());
    }
}
