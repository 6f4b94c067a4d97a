package io.rolecall.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereInTheNextRun() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            try (Admin admin = Admin.create(settings(kafka))) {
                admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                        .all()
                        .get();
            }
            send(kafka, "kept");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("kept", 1)));
            var records =
                    Awaitility.await().until(() -> consumer.poll(Duration.ofMillis(100)), polled -> !polled.isEmpty());
            assertThat(records).singleElement().extracting("value").isEqualTo("value");
        }
    }

    @Test
    void aTopicThatNobodyDeclaredIsNotMade() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThatThrownBy(() -> send(kafka, "undeclared")).isInstanceOf(ExecutionException.class);
        }
    }

    private static Map<String, Object> settings(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", 1000);
    }

    private static void send(EmbeddedKafka kafka, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(settings(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 1, "key", "value")).get();
        }
    }
}
