package io.rolecall.notify.retain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.PostingsTopic;
import io.rolecall.notify.TravellingService;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RetentionIT extends TravellingService {
    @Autowired
    Retention retention;

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
        assertThat(rows(mine)).contains(stays.id(), goes.id()).doesNotContain("Stays", "Goes");
        assertThat(inAll("ledger")).as("what was said is kept for a week").isZero();
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
        assertThat(rows(mine)).contains(stays.id(), barrier.id()).doesNotContain(goes.id());

        assertThat(deliveries(mine)).isPositive();
        Later.by(Duration.ofDays(29 + 91));
        retention.over();
        assertThat(deliveries(mine)).isZero();
        assertThat(rows(mine)).contains(stays.id(), barrier.id());
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
        await().until(() -> rows(mine).contains("Waits"));
        api.delete("/v1/alerts/" + mine.id(), Api.bearer(mine.token()));
        retention.departed();
        assertThat(inAll("ledger")).isZero();
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
        assertThat(kept().getDate("leftAt")).isNotNull();
        assertThat(kept().getList("alerts", String.class)).isEmpty();
        Later.by(Duration.ofDays(27));
        retention.over();
        assertThat(kept().getString("mailbox")).isEqualTo(to);

        Api.Mine back = alert("daily");
        assertThat(kept().getDate("leftAt")).isNull();
        Later.by(Duration.ofDays(60));
        retention.over();
        assertThat(kept().getList("alerts", String.class)).containsExactly(back.id());
        api.delete("/v1/alerts/" + back.id(), Api.bearer(back.token()));
        retention.departed();
        Later.by(Duration.ofDays(60 + 27));
        retention.over();
        assertThat(kept().getString("mailbox")).isEqualTo(to);
        Later.by(Duration.ofDays(60 + 29));
        retention.over();
        assertThat(subscribers()).isZero();
    }

    @Test
    void an_address_that_nobody_confirmed_is_forgotten_with_its_alert() {
        api.post("/v1/alerts", """
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "daily"}
                """.formatted(word, to));
        assertThat(kept().getDate("confirmedAt")).isNull();
        String id = kept().getList("alerts", String.class).getFirst();
        api.delete("/v1/alerts/" + id, Api.operator());
        retention.departed();
        assertThat(subscribers()).isZero();
    }

    private long subscribers() {
        return mongo.getCollection("subscribers").countDocuments(new Document("mailbox", to));
    }

    private Document kept() {
        return java.util.Objects.requireNonNull(mongo.getCollection("subscribers")
                .find(new Document("mailbox", to))
                .first());
    }

    private String mails() {
        return Infrastructure.smtp().received(to).stream()
                .map(m -> m.text())
                .filter(text -> text.contains("Unsubscribe"))
                .reduce("", String::concat);
    }

    private long inAll(String collection) {
        return mongo.getCollection(collection).find().into(new java.util.ArrayList<>()).stream()
                .filter(row -> row.toJson().contains(word))
                .count();
    }

    private long deliveries(Api.Mine mine) {
        return api.get("/v1/deliveries?size=100", Api.operator())
                .json()
                .get("results")
                .valueStream()
                .flatMap(d -> d.get("alerts").valueStream())
                .map(JsonNode::asString)
                .filter(mine.id()::equals)
                .count();
    }
}
