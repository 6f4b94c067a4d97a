package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.testing.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.data.mongodb.core.MongoTemplate;

/** {@code -Drolecall.alerts=1000000} says how many there are; then it also says how long it took. */
class AllAlertsIT {
    private static final int ALERTS = Integer.getInteger("rolecall.alerts", 3_210);
    private static final String DATABASE =
            "all_alerts_" + UUID.randomUUID().toString().substring(0, 8);
    private static MongoClient client;
    private static MongoCollection<Document> alerts;
    private static AllAlerts all;

    @BeforeAll
    static void fill() {
        client = MongoClients.create(Infrastructure.mongoUri());
        alerts = client.getDatabase(DATABASE).getCollection("alerts");
        all = new AllAlerts(new MongoTemplate(client, DATABASE));
        List<Document> some = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            some.add(AlertDocument.of(alert(i)));
            if (some.size() == 1_000 || i == ALERTS - 1) {
                alerts.insertMany(some);
                some.clear();
            }
        }
        alerts.updateOne(new Document("_id", "7"), new Document("$set", new Document("query", "{\"nonsense\":1}")));
        alerts.updateOne(new Document("_id", "8"), new Document("$set", new Document("state", "SUSPENDED")));
    }

    @AfterAll
    static void drop() {
        client.getDatabase(DATABASE).drop();
        client.close();
    }

    @Test
    void each_alert_is_handed_over_once_and_what_cannot_be_read_with_its_id() {
        Queue<LiveAlert> read = new ConcurrentLinkedQueue<>();
        Queue<String> unreadable = new ConcurrentLinkedQueue<>();
        all.each(AllAlertsIT::terms, read::add, (id, e) -> unreadable.add(id));
        assertThat(read.stream().map(LiveAlert::id))
                .hasSize(ALERTS - 2)
                .doesNotHaveDuplicates()
                .doesNotContain("8");
        assertThat(unreadable).containsExactly("7");
        Alert ninth = alert(9);
        assertThat(read.stream().filter(a -> a.id().equals("9"))).containsExactly(LiveAlert.of(ninth, Terms.NOBODYS));
    }

    @Test
    void who_cannot_take_an_alert_stops_the_reading() {
        assertThatThrownBy(() -> all.each(
                        AllAlertsIT::terms,
                        alert -> {
                            if (alert.id().equals("1100")) {
                                throw new IllegalStateException("no room");
                            }
                        },
                        (id, e) -> {}))
                .hasMessage("no room");
    }

    @Test
    void all_are_indexed_by_several_threads_at_once(TestReporter report) {
        AtomicInteger read = new AtomicInteger();
        long start = System.nanoTime();
        all.each(AllAlertsIT::terms, alert -> read.incrementAndGet(), (id, e) -> {});
        report.publishEntry("seconds for reading " + ALERTS + " alerts", seconds(start));
        AlertIndex<String> index = new AlertIndex<>();
        start = System.nanoTime();
        index.loading(true);
        all.each(AllAlertsIT::terms, alert -> index.put(alert.id(), alert.query()), (id, e) -> {});
        report.publishEntry("seconds for reading and compiling them", seconds(start));
        start = System.nanoTime();
        index.loading(false);
        report.publishEntry("seconds for arranging them", seconds(start));
        assertThat(index.size()).isEqualTo(read.get()).isEqualTo(ALERTS - 2);
    }

    private static String seconds(long start) {
        return "%.2f".formatted((System.nanoTime() - start) / 1e9);
    }

    private static Terms terms(@Nullable String owner) {
        return owner == null ? Terms.NOBODYS : Terms.USUAL;
    }

    private static Alert alert(int i) {
        String query =
                "{\"q\": \"trade%d \\\"place of work\\\" -word%d\", \"location\": \"Graz\"}".formatted(i % 900, i);
        return Alerted.alert(Integer.toString(i), query, "a" + i + "@b.example");
    }
}
