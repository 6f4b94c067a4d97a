package io.rolecall.notify;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
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
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One notify-service for all sentences about digests, on a clock that they set forward. */
@Import(Later.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class DigestedService {
    static final Duration WINDOW = Duration.ofSeconds(10);

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

    Api api;
    final String word = RunningService.word();
    final String to = RunningService.address("digest");

    @BeforeEach
    void today() {
        Later.by(Duration.ZERO);
        api = new Api(port);
    }

    String page(String delivery) {
        Document stored = mongo.getCollection("deliveries")
                .find(Filters.eq("_id", delivery))
                .first();
        return "/deliveries/" + delivery + "?token=" + tokens.delivery(delivery, stored.getString("seed"));
    }

    Api.Mine alert(String q, String cadence) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "%s"}
                """.formatted(q, to, cadence));
    }

    void wish(UnaryOperator<Preferences> change) {
        subscribers.change(SubscriberId.of(to), change);
    }

    static Preferences with(Preferences p, @Nullable QuietHours quiet, int mostADay) {
        return new Preferences(p.language(), p.blocks(), p.reposts(), p.after(), quiet, mostADay, p.pausedUntil());
    }

    @Nullable Object deferred(Api.Mine mine) {
        Document batch = mongo.getCollection("waiting")
                .find(Filters.eq("_id", mine.id()))
                .first();
        return batch == null ? null : batch.get("notBefore");
    }

    PostingBuilder posting(String title, String organization) {
        return Postings.aPosting().title(title).organization(organization);
    }

    void publish(String title, String organization) {
        publish(posting(title, organization).build());
    }

    void publish(Posting posting) {
        PostingsTopic.write(new PostingEvent.PostingPublished(Later.now(), posting));
    }

    void publishClosed(Posting posting) {
        PostingsTopic.write(new PostingEvent.PostingClosed(Later.now(), Postings.closed(posting)));
    }

    /** Sets the clock forward until the next messages are due. */
    static void windowEnds() {
        Later.byMore(WINDOW);
    }

    /** The first mails there are to be; while they are missing, a window ends at each look. */
    List<CaughtMail> told(int count) {
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            windowEnds();
            return mails().size() >= count;
        });
        return mails();
    }

    List<CaughtMail> mails() {
        return Infrastructure.smtp().received(to);
    }

    static List<String> lines(CaughtMail mail, String beginning) {
        return mail.text().lines().filter(l -> l.startsWith(beginning)).toList();
    }

    List<String> states(Api.Mine mine) {
        return rows(mine, "state");
    }

    List<String> deliveries(Api.Mine mine) {
        return rows(mine, "deliveryId").stream().distinct().toList();
    }

    List<String> rows(Api.Mine mine, String member) {
        return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                .json()
                .get("results")
                .valueStream()
                .filter(row -> row.has(member))
                .map(row -> row.get(member).asString())
                .toList();
    }
}
