package io.rolecall.notify;

import com.mongodb.WriteConcern;
import io.rolecall.http.OperatorKey;
import io.rolecall.notify.alert.AlertTopic;
import io.rolecall.posting.MissingTopics;
import io.rolecall.posting.PostingTopic;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all rooms share: the clock, the operator's key, and the topics that this service may be the first to need. */
@Configuration
@EnableScheduling
class NotifyConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** As ingest has it: a write counts when a majority has it in its journal, whatever the connection string says. */
    @Bean
    MongoClientSettingsBuilderCustomizer durable() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** An outage is told soon. Before Spring's own, so that of times what the connection string says goes. */
    @Bean
    @Order(-1)
    MongoClientSettingsBuilderCustomizer impatient() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS));
    }

    @Bean
    OperatorKey operatorKey(Environment environment) {
        return OperatorKey.of(environment);
    }

    @Bean
    MissingTopics topics(KafkaAdmin admin, TopicSettings settings) {
        return new MissingTopics(
                admin.getConfigurationProperties(),
                List.of(
                        PostingTopic.postings(settings.partitions(), settings.replicas()),
                        PostingTopic.deadLetters(settings.replicas()),
                        AlertTopic.topic(settings.partitions(), settings.replicas())));
    }
}
