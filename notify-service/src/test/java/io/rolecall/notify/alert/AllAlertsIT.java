package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rolecall.testing.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** {@code -Drolecall.alerts=1000000} says how many there are. */
class AllAlertsIT {
    private static final int ALERTS = Integer.getInteger("rolecall.alerts", 3_210);
    private final String database = "all_alerts_" + UUID.randomUUID().toString().substring(0, 8);
    private MongoClient client;
    private MongoCollection<Document> alerts;
    private AllAlerts all;

    @BeforeEach
    void fill() {
        client = MongoClients.create(Infrastructure.mongoUri());
        alerts = client.getDatabase(database).getCollection("alerts");
        all = new AllAlerts(new MongoTemplate(client, database));
        List<Document> some = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            some.add(AlertDocument.of(alert(i)));
            if (some.size() == 1_000 || i == ALERTS - 1) {
                alerts.insertMany(some);
                some.clear();
            }
        }
    }

    @AfterEach
    void drop() {
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void each_alert_is_handed_over_once_and_what_cannot_be_read_with_its_id() {
        alerts.updateOne(new Document("_id", "7"), new Document("$set", new Document("query", "{\"nonsense\":1}")));
        Queue<String> read = new ConcurrentLinkedQueue<>();
        Queue<String> unreadable = new ConcurrentLinkedQueue<>();
        all.each(alert -> read.add(alert.id()), (id, e) -> unreadable.add(id));
        assertThat(read).hasSize(ALERTS - 1).doesNotHaveDuplicates();
        assertThat(unreadable).containsExactly("7");
    }

    @Test
    void who_cannot_take_an_alert_stops_the_reading() {
        assertThatThrownBy(() -> all.each(
                        alert -> {
                            if (alert.id().equals("1100")) {
                                throw new IllegalStateException("no room");
                            }
                        },
                        (id, e) -> {}))
                .hasMessage("no room");
    }

    private static Alert alert(int i) {
        String query =
                "{\"q\": \"trade%d \\\"place of work\\\" -word%d\", \"location\": \"Graz\"}".formatted(i % 900, i);
        return Alerted.alert(Integer.toString(i), query, "a" + i + "@b.example");
    }
}
