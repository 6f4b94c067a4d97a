package io.rolecall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.posting.PostingTopic;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class InfrastructureIT {
    @Test
    void aRecordGoesIntoTheTopicOfPostingsAndComesOut() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.kafka());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(PostingTopic.postings(6, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PostingTopic.NAME, 3, "key", "value"))
                    .get();
        }
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Infrastructure.kafka(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(PostingTopic.NAME, 3)));
            Awaitility.await().until(() -> consumer.poll(Duration.ofMillis(200)), records -> records.count() == 1);
        }
    }

    @Test
    void aDocumentGoesIntoTheStoreAndComesOut() {
        try (var client = MongoClients.create(Infrastructure.mongoUri())) {
            var collection = client.getDatabase("infrastructure_it").getCollection("things");
            collection.insertOne(new Document("_id", "a").append("n", 1));

            assertThat(collection.find(Filters.eq("_id", "a")).first()).containsEntry("n", 1);
        }
    }

    @Test
    void aMailForTwoIsCaughtOnce() throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", Infrastructure.smtp().host());
        properties.put("mail.smtp.port", Infrastructure.smtp().port());
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("rolecall@example.org");
        mail.setRecipients(Message.RecipientType.TO, new InternetAddress[] {
            new InternetAddress("Ada@example.org", "Ada"), new InternetAddress("b@example.org")
        });
        mail.setSubject("Zwei neue Stellen für Sie");
        mail.setText("Größe: 2 €", "UTF-8");
        Transport.send(mail);

        assertThat(Infrastructure.smtp().received("ada@example.org"))
                .singleElement()
                .satisfies(caught -> {
                    assertThat(caught.subject()).isEqualTo("Zwei neue Stellen für Sie");
                    assertThat(caught.text()).contains("Größe: 2 €");
                    assertThat(caught.to())
                            .containsExactly(
                                    new CaughtMail.Address("Ada", "Ada@example.org"),
                                    new CaughtMail.Address("", "b@example.org"));
                    assertThat(Infrastructure.smtp().received("b@example.org")).containsExactly(caught);
                });
    }
}
