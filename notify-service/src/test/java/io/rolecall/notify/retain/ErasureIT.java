package io.rolecall.notify.retain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Hook;
import io.rolecall.notify.Later;
import io.rolecall.notify.PostingsTopic;
import io.rolecall.notify.TravellingService;
import io.rolecall.notify.alert.AlertTopic;
import io.rolecall.notify.alert.Alerted;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is left of people and postings that are to be forgotten: looked for in all that is stored, whatever it is called. */
@ExtendWith(OutputCaptureExtension.class)
class ErasureIT extends TravellingService {
    @Autowired
    Retention retention;

    @Autowired
    AlertTopic topic;

    @Test
    void of_who_is_erased_nothing_is_left_but_that_their_mailbox_refused_us(CapturedOutput output) {
        try (Hook hook = new Hook(200)) {
            hook.answers(200);
            Life life = live(hook);
            String id = subscriber().id();
            assertThat(holding(to, id, life.ids())).containsKeys("subscribers", "alerts", "deliveries", "told");
            assertThat(api.delete("/v1/subscribers/me", Api.bearer(token())).status())
                    .isEqualTo(204);
            retention.departed();
            // What was under way may still be noted; some minutes later nothing can come.
            Later.by(Duration.ofMinutes(12));
            retention.departed();
            retention.over();
            await().untilAsserted(() -> {
                Alerted.sweep(topic);
                assertThat(holding(to, id, life.ids())).containsOnlyKeys("suppressions");
            });
            assertThat(mongo.getCollection("suppressions").find(new Document("_id", id)))
                    .allSatisfy(kept -> assertThat(kept.toJson()).doesNotContain(to, word));
            assertThat(output.getAll()).doesNotContain(to);
            await().untilAsserted(() -> assertThat(newest(life.ids())).containsOnly(""));
        }
    }

    @Test
    void who_has_left_is_known_no_more_after_twenty_eight_days_and_the_log_names_no_address() {
        try (Hook hook = new Hook(200)) {
            Life life = live(hook);
            String id = subscriber().id();
            for (String alert : life.ids()) {
                api.delete("/v1/alerts/" + alert, Api.operator());
            }
            retention.departed();
            Later.by(Duration.ofDays(27));
            retention.over();
            assertThat(holding(to, id, List.of())).containsKeys("subscribers", "told");
            Later.by(Duration.ofDays(28).plusHours(1));
            retention.over();
            Later.by(Duration.ofDays(28).plusHours(2));
            retention.over();
            // The log of messages goes on, and by the address nobody finds in it whose they were.
            assertThat(holding(to, id, List.of())).containsOnlyKeys("suppressions");
            assertThat(holding(to, to, List.of())).isEmpty();
            assertThat(mongo.getCollection("deliveries").find(new Document("alerts", new Document("$in", life.ids()))))
                    .isNotEmpty()
                    .allSatisfy(message -> {
                        assertThat(message.getString("state")).isIn("SENT", "CANCELLED", "FAILED");
                        assertThat(message.getList("rows", String.class)).isEmpty();
                    });
            Later.by(Duration.ofDays(28 + 91));
            retention.over();
            assertThat(holding(to, id, List.of())).containsOnlyKeys("suppressions");
        }
    }

    private record Life(List<String> ids) {}

    /** Uses all that there is. */
    private Life live(Hook hook) {
        Api.Mine first = alert(word, "immediate", ", \"name\": \"Named " + word + "\"");
        Api.Mine weekly = alert(word + " waits", "weekly", "");
        Api.Mine feed = alert(word + " -nonsense", "immediate", "");
        Api.Mine program = alert(word + " -rubbish", "immediate", "");
        wish("""
                {"after": ["closed", "pay"], "blocks": {"words": ["never%s"]}, "mostADay": 49,
                 "quiet": {"from": "03:00", "until": "03:01", "zone": "UTC"}}""".formatted(word));
        api.patch("/v1/alerts/" + feed.id(), "{\"delivery\": {\"channel\": \"feed\"}}", Api.operator());
        api.patch(
                "/v1/alerts/" + program.id(),
                "{\"delivery\": {\"channel\": \"webhook\", \"to\": \"" + hook.url() + "\"}}",
                Api.operator());
        Posting told = publish("Told");
        awaitTold("Told");
        await().until(() -> rows(first).contains("\"sent\""));
        publish("Waits");
        await().until(() -> rows(weekly).contains("Waits"));
        PostingsTopic.closed(Postings.closed(told));
        await().until(() -> rows(first).contains("closed"));
        api.post("/v1/alerts", """
                {"query": {"q": "asked%s"}, "delivery": {"to": "%s"}, "cadence": "daily"}
                """.formatted(word, to));
        api.patch(
                "/v1/alerts/" + weekly.id(),
                "{\"state\": \"paused\", \"pausedUntil\": \"2100-01-01T00:00:00Z\"}",
                Api.operator());
        api.post("/v1/bounces/plain", """
                {"kind": "hard", "address": "%s", "reason": "550 5.1.1 <%s> unknown"}""".formatted(to, to), Api.operator());
        List<String> ids = new ArrayList<>(subscriber().alertIds());
        assertThat(ids).hasSize(5).contains(first.id(), weekly.id(), feed.id(), program.id());
        return new Life(ids);
    }

    /** Some document of each collection that holds one of these. */
    private Map<String, String> holding(String address, String id, List<String> more) {
        Map<String, String> found = new HashMap<>();
        for (String collection : mongo.getCollectionNames()) {
            for (Document d : mongo.getCollection(collection).find()) {
                String json = d.toJson();
                if (json.contains(address)
                        || json.contains(id)
                        || json.contains("Named " + word)
                        || more.stream().anyMatch(json::contains)) {
                    found.put(collection, json);
                }
            }
        }
        return found;
    }

    /** What the topic says of alerts at last; nothing: "". */
    private static List<String> newest(List<String> ids) {
        Map<String, String> newest = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("alerts").stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(r -> newest.put(new String(r.key(), UTF_8), r.value() == null ? "" : "something"));
            }
        }
        return ids.stream().map(id -> newest.getOrDefault(id, "")).toList();
    }

    @Test
    void an_erased_posting_is_forgotten_and_not_told() {
        Api.Mine told = alert("immediate");
        Api.Mine waits = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "b%s"}, "cadence": "weekly"}
                """.formatted(word, to));
        Posting posting = publish("Secret");
        awaitTold("Secret");
        await().until(() -> rows(waits).contains("Secret"));

        PostingsTopic.bytes(posting.id(), null);
        await().until(() -> rows(told).contains("(erased)"));
        assertThat(rows(waits)).contains("(erased)", "withdrawn");
        assertThat(mongo.getCollection("ledger").find().into(new java.util.ArrayList<>()))
                .noneMatch(row -> row.toJson().contains("Secret"));

        api.patch("/v1/alerts/" + waits.id(), "{\"cadence\":\"immediate\"}", Api.operator());
        Posting next = publish("Next");
        await().until(() -> Infrastructure.smtp().received("b" + to).size() == 1);
        assertThat(Infrastructure.smtp().received("b" + to).getFirst().text())
                .contains("Next")
                .doesNotContain("Secret", "(erased)");

        Later.by(Duration.ofDays(31));
        retention.over();
        assertThat(rows(told)).doesNotContain("(erased)").contains(next.id());
    }
}
