package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.QuietHours;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a subscriber gets in one message and what in the next, on a clock that the tests set forward. */
@Import(Later.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DigestIT {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Later.infrastructure(registry, "digest");
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> WINDOW.toString());
        registry.add("NOTIFY_SWEEP", () -> "PT1S");
        registry.add("NOTIFY_ALLOW_PRIVATE_ADDRESSES", () -> "true");
    }

    @LocalServerPort
    int port;

    @Autowired
    Subscribers subscribers;

    @Autowired
    Tokens tokens;

    @Autowired
    MongoTemplate mongo;

    private Api api;
    private final String word = RunningService.word();
    private final String to = RunningService.address("digest");

    @BeforeEach
    void today() {
        Later.by(Duration.ZERO);
        api = new Api(port);
    }

    @Test
    void alerts_that_are_due_together_are_told_in_one_mail_with_one_item_for_each_vacancy() {
        Api.Mine jobs = alert(word, "immediate");
        Api.Mine pilots = alert(word + " pilot", "immediate");
        publish("Pilot " + word, "Airline");
        publish("Baker " + word, "Bakery");
        await().until(() -> states(jobs).size() == 2 && states(pilots).size() == 1);
        windowEnds();
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Pilot ")).hasSize(1);
        assertThat(lines(mail, "Baker ")).hasSize(1);
        await().until(() ->
                states(jobs).equals(List.of("sent", "sent")) && states(pilots).equals(List.of("sent")));
        assertThat(deliveries(jobs)).hasSize(1).isEqualTo(deliveries(pilots));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_vacancy_that_alerts_of_different_times_found_is_told_once_by_the_first() {
        Api.Mine daily = alert(word, "daily");
        Api.Mine atOnce = alert(word + " pilot", "immediate");
        publish("Pilot " + word, "Airline");
        await().until(() -> states(daily).size() == 1 && states(atOnce).size() == 1);
        windowEnds();
        assertThat(lines(Mails.first(to), "Pilot ")).hasSize(1);
        await().until(() -> states(daily).equals(List.of("sent")));
        assertThat(deliveries(daily)).isEqualTo(deliveries(atOnce));
        publish("Baker " + word, "Bakery");
        await().until(() -> states(daily).size() == 2);

        Later.by(Duration.ofDays(1));
        assertThat(lines(Mails.wait(to, 2).get(1), "Baker ")).hasSize(1);
        assertThat(lines(Mails.wait(to, 2).get(1), "Pilot ")).isEmpty();
    }

    @Test
    void what_another_alert_finds_after_it_was_told_is_not_told_again() {
        Api.Mine first = alert(word + " pilot", "immediate");
        Posting posting = posting("Pilot " + word, "Airline").build();
        publish(posting);
        told(1);
        Api.Mine second = alert(word + " airline", "immediate");
        publish(Postings.changed(posting).title("Pilot, airline " + word).build());
        await().until(() -> states(second).size() == 1);
        windowEnds();
        await().until(() -> states(second).equals(List.of("sent")));
        assertThat(deliveries(second)).isEqualTo(deliveries(first));
        publish("Pilot elsewhere airline " + word, "Another");
        assertThat(lines(told(2).get(1), "Pilot, airline")).isEmpty();
    }

    @Test
    void digests_that_were_missed_are_caught_up_in_one() {
        Api.Mine mine = alert(word, "daily");
        publish("First " + word, "One");
        await().until(() -> states(mine).size() == 1);
        // Nobody looks for three days: as if the service had not run.
        Later.by(Duration.ofDays(3).plusHours(2));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "First ")).hasSize(1);
        publish("Second " + word, "Two");
        await().until(() -> states(mine).size() == 2);
        Later.by(Duration.ofDays(4).plusHours(3));
        assertThat(lines(Mails.wait(to, 2).get(1), "Second ")).hasSize(1);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void quiet_hours_put_a_message_off_and_lose_nothing() {
        Api.Mine mine = alert(word, "immediate");
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        wish(p -> with(p, new QuietHours(now.minusHours(1), now.plusHours(2), ZoneOffset.UTC), p.mostADay()));
        publish("Quiet " + word, "One");
        await().until(() -> states(mine).size() == 1);
        windowEnds();
        await().until(() -> deferred(mine) != null);
        assertThat(mails()).isEmpty();
        Later.by(Duration.ofHours(2).plusMinutes(1));
        assertThat(lines(Mails.first(to), "Quiet ")).hasSize(1);
    }

    @Test
    void what_is_too_much_for_a_day_is_told_the_next_in_one_message() {
        Api.Mine mine = alert(word, "immediate");
        wish(p -> with(p, null, 1));
        publish("First " + word, "One");
        assertThat(lines(told(1).getFirst(), "First ")).hasSize(1);
        publish("Second " + word, "Two");
        await().until(() -> states(mine).size() == 2);
        windowEnds();
        await().until(() -> deferred(mine) != null);
        publish("Third " + word, "Three");
        await().until(() -> states(mine).size() == 3);
        assertThat(mails()).hasSize(1);
        Later.by(Duration.ofHours(24).plusMinutes(5));
        CaughtMail next = Mails.wait(to, 2).get(1);
        assertThat(lines(next, "Second ")).hasSize(1);
        assertThat(lines(next, "Third ")).hasSize(1);
    }

    @Test
    void an_employer_leaves_room_for_others_and_the_rest_is_carried_over_behind_a_link_to_exactly_this() {
        Api.Mine mine = alert(word, "daily");
        List<Posting> crowd = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            crowd.add(posting("Crowd " + i + " " + word, "Many Ltd").build());
            publish(crowd.get(i));
        }
        publish("Single " + word, "One Ltd");
        await().until(() -> states(mine).size() == 6);
        Later.by(Duration.ofDays(1));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Crowd ")).hasSize(3);
        assertThat(lines(mail, "Single ")).hasSize(1);
        String link = page(deliveries(mine).getFirst());
        assertThat(api.get(link.replaceAll("token=.", "token=_")).status()).isEqualTo(404);

        // What comes and goes later changes nothing of the set.
        publish("Later " + word, "New Ltd");
        publishClosed(crowd.getFirst());
        await().until(() -> states(mine).size() == 7);
        await().until(() -> api.get(link).body().contains("closed</strong>"));
        String page = api.get(link).body();
        for (int i = 0; i < 5; i++) {
            assertThat(page).containsOnlyOnce("Crowd " + i + " " + word);
        }
        assertThat(page).containsOnlyOnce("Single " + word).doesNotContain("Later");
        assertThat(page).containsOnlyOnce("closed</strong>");
        wish(p -> new Preferences(
                Locale.GERMAN, p.blocks(), p.reposts(), p.after(), p.quiet(), p.mostADay(), p.pausedUntil()));
        assertThat(api.get(link).body()).contains("lang=\"de\"", "Für die nächste Nachricht", "beendet</strong>");

        Later.by(Duration.ofDays(2));
        CaughtMail next = Mails.wait(to, 2).get(1);
        assertThat(lines(next, "Crowd ")).hasSize(2);
        assertThat(lines(next, "Later ")).hasSize(1);
    }

    @Test
    void who_has_much_to_be_told_delays_nobody_by_more_than_a_message() {
        Api.Mine crowd = alert(word, "immediate");
        String other = RunningService.address("other");
        api.alert("""
                {"query": {"q": "%s solitary"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, other));
        for (int i = 0; i < 90; i++) {
            publish("Crowd " + i + " " + word, "Employer " + i);
        }
        publish("Solitary " + word, "Somebody");
        await().until(() -> states(crowd).size() == 91);
        windowEnds();
        CaughtMail single = Mails.first(other);
        assertThat(told(2).get(1).caught()).isAfterOrEqualTo(single.caught());
        told(5);
        assertThat(mails().stream().mapToInt(m -> lines(m, "Crowd ").size()).sum())
                .isEqualTo(90);
        assertThat(mails()).allSatisfy(m -> assertThat(lines(m, "Crowd ")).hasSizeLessThanOrEqualTo(20));
        assertThat(states(crowd)).hasSize(91);
    }

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
    void who_asks_for_something_else_now_is_not_told_what_they_asked_for_before() {
        Api.Mine mine = alert(word, "daily");
        publish("Pilot " + word, "Airline");
        publish("Baker " + word, "Bakery");
        await().until(() -> states(mine).size() == 2);
        api.patch("/v1/alerts/" + mine.id(), "{\"query\": {\"q\": \"baker " + word + "\"}}", Api.bearer(mine.token()));
        Later.by(Duration.ofDays(1));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Baker ")).hasSize(1);
        assertThat(lines(mail, "Pilot ")).isEmpty();
        assertThat(mail.text()).as("the reason is of what they ask for now").containsIgnoringCase("baker");
        await().untilAsserted(() -> assertThat(states(mine)).containsExactlyInAnyOrder("sent", "withdrawn"));
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

    private String page(String delivery) {
        Document stored = mongo.getCollection("deliveries")
                .find(Filters.eq("_id", delivery))
                .first();
        return "/deliveries/" + delivery + "?token=" + tokens.delivery(delivery, stored.getString("seed"));
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

    private Api.Mine alert(String q, String cadence) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "%s"}
                """.formatted(q, to, cadence));
    }

    private void wish(UnaryOperator<Preferences> change) {
        subscribers.change(SubscriberId.of(to), change);
    }

    private static Preferences with(Preferences p, @Nullable QuietHours quiet, int mostADay) {
        return new Preferences(p.language(), p.blocks(), p.reposts(), p.after(), quiet, mostADay, p.pausedUntil());
    }

    private @Nullable Object deferred(Api.Mine mine) {
        Document batch = mongo.getCollection("waiting")
                .find(Filters.eq("_id", mine.id()))
                .first();
        return batch == null ? null : batch.get("notBefore");
    }

    private PostingBuilder posting(String title, String organization) {
        return Postings.aPosting().title(title).organization(organization);
    }

    private void publish(String title, String organization) {
        publish(posting(title, organization).build());
    }

    private void publish(Posting posting) {
        PostingsTopic.write(new PostingEvent.PostingPublished(Later.now(), posting));
    }

    private void publishClosed(Posting posting) {
        PostingsTopic.write(new PostingEvent.PostingClosed(Later.now(), Postings.closed(posting)));
    }

    /** Sets the clock forward until the next messages are due. */
    private static void windowEnds() {
        Later.byMore(WINDOW);
    }

    /** The first mails there are to be; while they are missing, a window ends at each look. */
    private List<CaughtMail> told(int count) {
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            windowEnds();
            return mails().size() >= count;
        });
        return mails();
    }

    private List<CaughtMail> mails() {
        return Infrastructure.smtp().received(to);
    }

    private static List<String> lines(CaughtMail mail, String beginning) {
        return mail.text().lines().filter(l -> l.startsWith(beginning)).toList();
    }

    private List<String> states(Api.Mine mine) {
        return rows(mine, "state");
    }

    private List<String> deliveries(Api.Mine mine) {
        return rows(mine, "deliveryId").stream().distinct().toList();
    }

    private List<String> rows(Api.Mine mine, String member) {
        return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                .json()
                .get("results")
                .valueStream()
                .filter(row -> row.has(member))
                .map(row -> row.get(member).asString())
                .toList();
    }
}
