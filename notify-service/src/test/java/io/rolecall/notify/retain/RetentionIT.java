package io.rolecall.notify.retain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.PostingsTopic;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@Import(Later.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RetentionIT {
    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Later.infrastructure(registry, "retention");
        registry.add("NOTIFY_RETENTION_CLOSED", () -> "P30D");
        registry.add("NOTIFY_RETENTION_DELIVERIES", () -> "P90D");
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT0S");
        registry.add("NOTIFY_SWEEP", () -> "PT2S");
    }

    @LocalServerPort
    int port;

    @Autowired
    Retention retention;

    @Autowired
    MongoTemplate mongo;

    private Api api;
    private final String word =
            "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String to = word + "@example.org";

    @BeforeEach
    void today() {
        Later.by(Duration.ZERO);
        api = new Api(port);
    }

    @Test
    void a_row_stays_as_long_as_its_posting_is_open_and_thirty_days_more() {
        Api.Mine mine = alert("immediate");
        Posting stays = Postings.aPosting().title("Stays " + word).build();
        Posting goes = Postings.aPosting().title("Goes " + word).build();
        PostingsTopic.published(stays);
        PostingsTopic.published(goes);
        awaitTold("Stays", "Goes");
        Posting closed = Postings.closed(goes);
        PostingsTopic.closed(closed);
        await().until(() -> mongo.getCollection("closed").countDocuments(new Document("_id", goes.id())) == 1);

        Later.by(Duration.ofDays(29));
        retention.over();
        assertThat(titles(mine)).contains(stays.id(), goes.id()).doesNotContain("Stays", "Goes");
        assertThat(rows("ledger")).as("what was said is kept for a week").isZero();
        Posting again = Postings.changed(closed).open().build();
        PostingsTopic.write(new PostingEvent.PostingReopened(Instant.now(), again));
        Posting barrier = Postings.aPosting().title("Barrier " + word).build();
        PostingsTopic.published(barrier);
        awaitTold("Barrier");
        assertThat(mails()).containsOnlyOnce("Goes " + word + "\r\n");

        PostingsTopic.closed(Postings.closed(again));
        await().until(() ->
                mongo.getCollection("closed").countDocuments(new Document("_id", goes.id()).append("open", false))
                        == 1);
        Later.by(Duration.ofDays(29 + 31));
        retention.over();
        assertThat(titles(mine)).contains(stays.id(), barrier.id()).doesNotContain(goes.id());

        assertThat(deliveries(mine)).isPositive();
        Later.by(Duration.ofDays(29 + 91));
        retention.over();
        assertThat(deliveries(mine)).isZero();
        assertThat(titles(mine)).contains(stays.id(), barrier.id());
        Later.by(Duration.ofDays(31 + 29 + 30 + 90 + 2));
        retention.over();
        assertThat(mongo.getCollection("closed").countDocuments(new Document("_id", goes.id())))
                .isZero();
    }

    @Test
    void of_a_deleted_alert_nothing_is_kept() {
        Api.Mine mine = alert("immediate");
        PostingsTopic.published(Postings.aPosting().title("Told " + word).build());
        awaitTold("Told");
        api.patch("/v1/alerts/" + mine.id(), "{\"cadence\":\"monthly\"}", Api.operator());
        PostingsTopic.published(Postings.aPosting().title("Waits " + word).build());
        await().until(() -> titles(mine).contains("Waits"));
        api.delete("/v1/alerts/" + mine.id(), Api.bearer(mine.token()));
        retention.departed();
        assertThat(rows("ledger")).isZero();
        assertThat(mongo.getCollection("waiting").countDocuments(new Document("_id", mine.id())))
                .isZero();
        assertThat(mongo.getCollection("diary").find().into(new java.util.ArrayList<>()))
                .noneMatch(day -> day.getString("_id").startsWith(mine.id()));
        assertThat(mongo.getCollection("agenda.departed").find())
                .noneMatch(d -> d.getString("_id").startsWith(mine.id()));
    }

    @Test
    void who_has_left_is_forgotten_after_twenty_eight_days_unless_they_come_back() {
        Api.Mine mine = alert("daily");
        api.delete("/v1/alerts/" + mine.id(), Api.bearer(mine.token()));
        retention.departed();
        assertThat(subscriber().getDate("leftAt")).isNotNull();
        assertThat(subscriber().getList("alerts", String.class)).isEmpty();
        Later.by(Duration.ofDays(27));
        retention.over();
        assertThat(subscriber().getString("mailbox")).isEqualTo(to);

        Api.Mine back = alert("daily");
        assertThat(subscriber().getDate("leftAt")).isNull();
        Later.by(Duration.ofDays(60));
        retention.over();
        assertThat(subscriber().getList("alerts", String.class)).containsExactly(back.id());
        api.delete("/v1/alerts/" + back.id(), Api.bearer(back.token()));
        retention.departed();
        Later.by(Duration.ofDays(60 + 27));
        retention.over();
        assertThat(subscriber().getString("mailbox")).isEqualTo(to);
        Later.by(Duration.ofDays(60 + 29));
        retention.over();
        assertThat(subscribers()).isZero();
    }

    @Test
    void an_address_that_nobody_confirmed_is_forgotten_with_its_alert() {
        api.post("/v1/alerts", wish("daily", to));
        assertThat(subscriber().getDate("confirmedAt")).isNull();
        String id = subscriber().getList("alerts", String.class).getFirst();
        api.delete("/v1/alerts/" + id, Api.operator());
        retention.departed();
        assertThat(subscribers()).isZero();
    }

    private long subscribers() {
        return mongo.getCollection("subscribers").countDocuments(new Document("mailbox", to));
    }

    private Document subscriber() {
        return java.util.Objects.requireNonNull(mongo.getCollection("subscribers")
                .find(new Document("mailbox", to))
                .first());
    }

    @Test
    void an_erased_posting_is_forgotten_and_not_told() {
        Api.Mine told = alert("immediate");
        Api.Mine waits = api.alert(wish("weekly", "b" + to));
        Posting posting = Postings.aPosting().title("Secret " + word).build();
        PostingsTopic.published(posting);
        awaitTold("Secret");
        await().until(() -> titles(waits).contains("Secret"));

        PostingsTopic.bytes(posting.id(), null);
        await().atMost(Duration.ofSeconds(20)).until(() -> titles(told).contains("(erased)"));
        assertThat(titles(waits)).contains("(erased)", "withdrawn");
        assertThat(mongo.getCollection("ledger").find().into(new java.util.ArrayList<>()))
                .noneMatch(row -> row.toJson().contains("Secret"));

        api.patch("/v1/alerts/" + waits.id(), "{\"cadence\":\"immediate\"}", Api.operator());
        Posting next = Postings.aPosting().title("Next " + word).build();
        PostingsTopic.published(next);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Infrastructure.smtp().received("b" + to).size() == 1);
        assertThat(Infrastructure.smtp().received("b" + to).getFirst().text())
                .contains("Next")
                .doesNotContain("Secret", "(erased)");

        Later.by(Duration.ofDays(31));
        retention.over();
        assertThat(titles(told)).doesNotContain("(erased)").contains(next.id());
    }

    private Api.Mine alert(String cadence) {
        return api.alert(wish(cadence, to));
    }

    private String wish(String cadence, String address) {
        return """
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "%s"}
                """.formatted(word, address, cadence);
    }

    private void awaitTold(String... what) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String all = mails();
            return java.util.Arrays.stream(what).allMatch(w -> all.contains(w + " " + word));
        });
    }

    private String mails() {
        return Infrastructure.smtp().received(to).stream()
                .map(m -> m.text())
                .filter(text -> text.contains("Unsubscribe"))
                .reduce("", String::concat);
    }

    private String titles(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                .body();
    }

    private long rows(String collection) {
        return mongo.getCollection(collection).find().into(new java.util.ArrayList<>()).stream()
                .filter(row -> row.toJson().contains(word))
                .count();
    }

    private long deliveries(Api.Mine mine) {
        return api.get("/v1/deliveries?size=100", Api.operator())
                .json()
                .get("results")
                .valueStream()
                .map(d -> d.get("alerts").get(0))
                .map(JsonNode::asString)
                .filter(mine.id()::equals)
                .count();
    }
}
