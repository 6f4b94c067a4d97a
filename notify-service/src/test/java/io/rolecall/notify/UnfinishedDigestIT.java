package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.subscriber.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What is told of messages that were begun and not finished: written into the database as a crash leaves it. */
class UnfinishedDigestIT extends DigestedService {
    @Test
    void what_an_ended_message_did_not_tell_is_told_by_the_next() {
        // Two alerts found it; the message of the one is called off because its alert is deleted before it is sent.
        wish(p -> p);
        Api.Mine daily = alert(word, "daily");
        Api.Mine gone = alert(word + " pilot", "immediate");
        Document claim = new Document("_id", SubscriberId.of(to) + "|" + word + "|1")
                .append("delivery", gone.id() + "-cancelled")
                .append("posting", "none")
                .append("at", Instant.now());
        api.delete("/v1/alerts/" + gone.id(), Api.bearer(gone.token()));
        mongo.getCollection("told").insertOne(claim);
        mongo.getCollection("agenda.deliveries")
                .insertOne(new Document("_id", gone.id() + "-cancelled").append("at", Instant.now()));
        publish(posting("Pilot " + word, "Airline").clusterId(word).build());
        await().until(() -> states(daily).size() == 1);
        String row = daily.id() + "|" + word;
        mongo.getCollection("deliveries").insertOne(cancelled(gone, row));
        await().until(() -> mongo.getCollection("told").countDocuments(Filters.eq("_id", claim.get("_id"))) == 0);
        Later.by(Duration.ofDays(1));
        assertThat(lines(Mails.first(to), "Pilot ")).hasSize(1);
    }

    @Test
    void a_message_of_which_a_crash_left_only_the_beginning_is_sent_once() {
        Api.Mine mine = alert(word, "daily");
        publish(posting("Pilot " + word, "Airline").clusterId(word).build());
        await().until(() -> states(mine).size() == 1);
        Document batch = mongo.getCollection("waiting")
                .find(Filters.eq("_id", mine.id()))
                .first();
        Later.by(Duration.ofDays(1));
        Mails.first(to);
        await().until(() -> states(mine).equals(List.of("sent")));
        // Back to where it was stored and claimed, and nothing of the rest was done, nor sent.
        String delivery = deliveries(mine).getFirst();
        mongo.getCollection("ledger")
                .updateOne(
                        Filters.eq("_id", mine.id() + "|" + word),
                        Updates.combine(
                                Updates.set("state", "PENDING"), Updates.unset("deliveryId"), Updates.unset("sentAt")));
        mongo.getCollection("waiting").insertOne(batch);
        mongo.getCollection("deliveries")
                .updateOne(
                        Filters.eq("_id", delivery),
                        Updates.combine(
                                Updates.set("state", "OPEN"),
                                Updates.unset("sentAt"),
                                Updates.set("leaseUntil", Later.now().minusSeconds(1))));
        mongo.getCollection("agenda.deliveries").insertOne(new Document("_id", delivery).append("at", Later.now()));
        List<CaughtMail> both = Mails.wait(to, 2);
        await().until(() -> states(mine).equals(List.of("sent")));
        assertThat(both).hasSize(2);
        assertThat(both.get(0).messageId()).isEqualTo(both.get(1).messageId());
        assertThat(mongo.getCollection("waiting").countDocuments(Filters.eq("_id", mine.id())))
                .isZero();
        assertThat(deliveries(mine)).containsExactly(delivery);
    }

    @Test
    void what_was_found_and_waits_in_no_batch_because_of_a_crash_is_told_all_the_same() {
        Api.Mine mine = alert(word, "daily");
        publish(posting("Pilot " + word, "Airline").clusterId(word).build());
        await().until(() -> states(mine).size() == 1);
        Document batch = mongo.getCollection("waiting").findOneAndDelete(Filters.eq("_id", mine.id()));
        // Its writer has died three minutes ago, before it laid that with its alerts.
        mongo.getCollection("agenda.found")
                .insertOne(new Document("_id", word)
                        .append("at", Later.now().minus(Duration.ofMinutes(3)))
                        .append("ids", List.of("stranger", word)));
        await().until(() -> mongo.getCollection("waiting").countDocuments(Filters.eq("_id", mine.id())) == 1);
        assertThat(mongo.getCollection("waiting")
                        .find(Filters.eq("_id", mine.id()))
                        .first())
                .as("due when it would have been")
                .containsEntry("since", batch.get("since"));
        assertThat(mongo.getCollection("agenda.found").countDocuments(Filters.eq("_id", word)))
                .as("perhaps it is only slow")
                .isEqualTo(1);
        assertThat(states(mine)).containsExactly("pending");
        // Later than any other sentence here.
        Later.by(Duration.ofDays(20));
        await().until(() -> mongo.getCollection("agenda.found").countDocuments(Filters.eq("_id", word)) == 0);
        Later.by(Duration.ofDays(22));
        assertThat(lines(Mails.first(to), "Pilot ")).hasSize(1);
    }

    @Test
    void
            what_a_dead_instance_had_claimed_is_sent_without_waiting_for_its_claim_to_end_and_what_a_living_one_has_is_left_to_it() {
        Api.Mine mine = alert(word, "daily");
        publish(posting("Pilot " + word, "Airline").clusterId(word).build());
        await().until(() -> states(mine).size() == 1);
        Later.by(Duration.ofDays(1));
        Mails.first(to);
        await().until(() -> states(mine).equals(List.of("sent")));
        String delivery = deliveries(mine).getFirst();
        String claimant = "killed-" + word;
        says(claimant, Duration.ofHours(1));
        mongo.getCollection("ledger")
                .updateOne(
                        Filters.eq("_id", mine.id() + "|" + word),
                        Updates.combine(Updates.set("state", "PENDING"), Updates.unset("sentAt")));
        mongo.getCollection("deliveries")
                .updateOne(
                        Filters.eq("_id", delivery),
                        Updates.combine(
                                Updates.set("state", "OPEN"),
                                Updates.unset("sentAt"),
                                Updates.set("leaseUntil", Later.now().plus(Duration.ofDays(100))),
                                Updates.set("claimant", claimant + ".1"),
                                Updates.inc("epoch", 1L)));
        mongo.getCollection("agenda.deliveries").insertOne(new Document("_id", delivery).append("at", Later.now()));
        await().during(Duration.ofSeconds(2)).until(() -> mails().size() == 1);
        // It falls silent.
        says(claimant, Duration.ofSeconds(-20));
        assertThat(Mails.wait(to, 2))
                .extracting(CaughtMail::messageId)
                .containsOnly(mails().getFirst().messageId());
        await().until(() -> states(mine).equals(List.of("sent")));
    }

    @Test
    void what_a_dead_instance_had_found_and_not_laid_with_its_alerts_waits_there_at_once() {
        Api.Mine mine = alert(word, "daily");
        publish(posting("Pilot " + word, "Airline").clusterId(word).build());
        await().until(() -> states(mine).size() == 1);
        mongo.getCollection("waiting").deleteOne(Filters.eq("_id", mine.id()));
        String writer = "killed-" + word;
        says(writer, Duration.ofSeconds(-20));
        mongo.getCollection("agenda.found")
                .insertOne(new Document("_id", word)
                        .append("by", writer)
                        .append("at", Later.now().plus(Duration.ofDays(1)))
                        .append("ids", List.of(word)));
        await().until(() -> mongo.getCollection("waiting").countDocuments(Filters.eq("_id", mine.id())) == 1);
        mongo.getCollection("agenda.found").deleteOne(Filters.eq("_id", word));
    }

    /** As another instance says that it is alive, which was or will be so long from now on. */
    private void says(String instance, Duration fromNow) {
        mongo.getCollection("instances")
                .replaceOne(
                        Filters.eq("_id", instance),
                        new Document("_id", instance).append("at", Instant.now().plus(fromNow)),
                        new ReplaceOptions().upsert(true));
    }

    private Document cancelled(Api.Mine gone, String row) {
        return new Document("_id", gone.id() + "-cancelled")
                .append("subscriberId", SubscriberId.of(to))
                .append("alerts", List.of(gone.id()))
                .append("kind", "MATCHES")
                .append("rows", List.of(row))
                .append("seed", "none")
                .append("state", "CANCELLED")
                .append("createdAt", Instant.now())
                .append("nextTry", Instant.now())
                .append("epoch", 1L);
    }
}
