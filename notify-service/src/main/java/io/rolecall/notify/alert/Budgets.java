package io.rolecall.notify.alert;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts confirmation mails in MongoDB, so that all instances spend one budget and a restart doesn't refill it. Addresses are
 * kept as hashes.
 */
@Component
class Budgets {
    private final MongoCollection<Document> budgets;
    private final BudgetSettings settings;
    private final Subscribers subscribers;
    private final Clock clock;

    Budgets(MongoTemplate mongo, BudgetSettings settings, Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.budgets = mongo.getCollection("budgets");
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses when a network asks too often, or all of them together. Says nothing of the address. */
    void spendNetwork(String remote) {
        if (spent("network " + network(remote), Duration.ofHours(1)) > settings.perNetwork()
                || spent("overall", Duration.ofHours(1)) > settings.overall()) {
            throw new InvalidRequestException(
                    HttpStatus.TOO_MANY_REQUESTS, null, "Too many alerts were asked for. Try again in an hour.");
        }
    }

    /** Whether the mailbox may get one more confirmation mail. Aliases of one mailbox count together. */
    boolean spendAddress(String address) {
        return spent("address " + box(address), Duration.ofDays(1)) <= settings.perAddress();
    }

    /** Whether the mailbox may get the link to its page once more; counted apart, so that neither mail uses up the other's. */
    boolean spendLink(String address) {
        return spent("link " + box(address), Duration.ofDays(1)) <= settings.perAddress();
    }

    private static String box(String address) {
        return Tokens.hash(address.toLowerCase(java.util.Locale.ROOT).replaceFirst("\\+[^@]*@", "@"));
    }

    /** Refuses a test of an alert's destination so soon after the one before, or when there were enough in a day. */
    void spendTest(String alertId) {
        Instant now = clock.instant();
        if (!pass("test " + alertId, now, settings.testGap())) {
            throw new InvalidRequestException(
                    HttpStatus.TOO_MANY_REQUESTS, "test", "A test was sent only just now. Try again in a minute.");
        }
        if (spent("tests " + alertId, Duration.ofDays(1)) > settings.testsPerDay()) {
            throw new InvalidRequestException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "test",
                    "This alert has had its " + settings.testsPerDay() + " tests of today. Try again tomorrow.");
        }
    }

    /** Once in a while; of several who come at once one passes. */
    private boolean pass(String what, Instant now, Duration gap) {
        Document fresh = new Document("_id", what).append("until", Date.from(now.plus(gap)));
        Document before = budgets.findOneAndUpdate(
                eq("_id", what),
                Updates.setOnInsert("until", fresh.getDate("until")),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
        if (before == null) {
            return true;
        }
        return !before.getDate("until").toInstant().isAfter(now)
                && budgets.replaceOne(new Document("_id", what).append("until", before.getDate("until")), fresh)
                                .getMatchedCount()
                        == 1;
    }

    /** Whether the mailbox may have one more alert that its owner asks for. */
    boolean room(String address) {
        return subscribers
                .find(SubscriberId.of(address))
                .map(s -> s.alertIds().size() < settings.alertsPerAddress())
                .orElse(true);
    }

    private int spent(String what, Duration period) {
        Instant now = clock.instant();
        long slot = now.toEpochMilli() / period.toMillis();
        Document after = budgets.findOneAndUpdate(
                eq("_id", what + " " + slot),
                Updates.combine(Updates.inc("count", 1), Updates.setOnInsert("until", now.plus(period))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return after == null ? 1 : after.getInteger("count", 1);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        budgets.deleteMany(lt("until", clock.instant()));
    }

    static String network(String remote) {
        try {
            byte[] bytes = InetAddress.getByName(remote).getAddress();
            return HexFormat.of().formatHex(bytes, 0, bytes.length == 4 ? 3 : 6);
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
