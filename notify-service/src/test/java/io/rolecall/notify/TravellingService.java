package io.rolecall.notify;

import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One notify-service for all tests that have days pass: its clock is as late as they say. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Later.class)
public abstract class TravellingService {
    protected static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    /** Where the canary goes. */
    protected static final Hook CANARY = new Hook(200);

    /** Digests' hour, which does not come while a test runs whose clock stands. */
    protected static final String HOUR = LocalTime.now(ZoneOffset.UTC)
            .minusHours(2)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties(registry, "travelling_" + RUN);
        registry.add("NOTIFY_GROUP", () -> "travelling-" + RUN);
        registry.add("NOTIFY_RETENTION_CLOSED", () -> "P30D");
        registry.add("NOTIFY_RETENTION_DELIVERIES", () -> "P90D");
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT0S");
        registry.add("NOTIFY_SWEEP", () -> "PT1S");
        registry.add("NOTIFY_PILE_FROM", () -> "1");
        registry.add("NOTIFY_ALLOW_PRIVATE_ADDRESSES", () -> "true");
        registry.add("NOTIFY_ALERTS_PER_NETWORK", () -> "1000");
        registry.add("NOTIFY_CANARY_TO", CANARY::url);
        registry.add("SEARCH_INTERNAL_URL", () -> SearchStub.URL);
    }

    @LocalServerPort
    protected int port;

    @Autowired
    protected MongoTemplate mongo;

    @Autowired
    protected Subscribers subscribers;

    @Autowired
    protected Tokens tokens;

    protected Api api;
    protected final String word = RunningService.word();
    protected final String to = word + "@example.org";

    @BeforeEach
    void today() {
        Later.by(Duration.ZERO);
        api = new Api(port);
    }

    protected Api.Mine alert(String cadence) {
        return alert(word, cadence, "");
    }

    /** @param more members of the wish, with a comma before them */
    protected Api.Mine alert(String q, String cadence, String more) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "%s", "at": "%s"%s}
                """.formatted(q, to, cadence, HOUR, more));
    }

    protected Subscriber subscriber() {
        return subscribers.find(SubscriberId.of(to)).orElseThrow();
    }

    /** Opens their page, and is their programs' key. */
    protected String token() {
        return tokens.subscriber(subscriber(), Later.now());
    }

    /** What holds for all their alerts. */
    protected void wish(String json) {
        Api.Answer answer = api.patch("/v1/subscribers/me", json, Api.bearer(token()));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Found by an alert for the test's word; the title's first word names it. */
    protected io.rolecall.posting.Posting publish(String title) {
        Instant now = Later.now();
        var posting = Postings.aPosting()
                .title(title + " " + word)
                .organization("Employer of " + title)
                .seen(now, now)
                .build();
        PostingsTopic.write(new io.rolecall.posting.PostingEvent.PostingPublished(now, posting));
        return posting;
    }

    /** What mails named, each as often as it was. */
    protected List<String> told() {
        return Infrastructure.smtp().received(to).stream()
                .map(CaughtMail::text)
                .flatMap(String::lines)
                .filter(line -> line.matches("[A-Z]\\w+ " + word))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    protected void awaitTold(String... what) {
        await().until(() -> told().containsAll(Arrays.asList(what)));
    }

    protected String rows(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                .body();
    }
}
