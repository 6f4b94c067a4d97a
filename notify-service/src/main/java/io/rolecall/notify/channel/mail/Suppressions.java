package io.rolecall.notify.channel.mail;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.mail.Suppression.Kind;
import io.rolecall.notify.channel.mail.Suppression.Soft;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The mailboxes that are not written to any more: one lasting refusal or one complaint is enough, of refusals for now it takes
 * three in 14 days. Who comes onto the list has their mail alerts suspended with the reason.
 */
@Component
public class Suppressions {
    private static final Logger log = LoggerFactory.getLogger(Suppressions.class);
    private static final Duration MEMORY = Duration.ofDays(14);
    private static final int ENOUGH = 3;
    private static final int LONGEST = 300;

    private final MongoCollection<Document> suppressions;
    private final Subscribers subscribers;
    private final Alerts alerts;
    private final Clock clock;
    private final ReadAhead<Suppression> ahead;

    Suppressions(MongoTemplate mongo, Subscribers subscribers, Alerts alerts, Clock clock) {
        this.suppressions = mongo.getCollection("suppressions");
        this.subscribers = subscribers;
        this.alerts = alerts;
        this.clock = clock;
        this.ahead = new ReadAhead<>(clock);
    }

    /** @param mailbox the subscriber's id */
    public Optional<Suppression> find(String mailbox) {
        return Optional.ofNullable(suppressions.find(eq("_id", mailbox)).first())
                .map(Suppressions::suppression);
    }

    /** Reads those together that are asked one by one soon. */
    void readAhead(Collection<String> mailboxes) {
        ahead.read(mailboxes, ids -> {
            Map<String, Suppression> found = new HashMap<>();
            suppressions.find(in("_id", ids)).forEach(d -> found.put(d.getString("_id"), suppression(d)));
            return found;
        });
    }

    /** As it was read ahead some seconds ago, or is now. */
    Optional<Suppression> readAhead(String mailbox) {
        ReadAhead.Read<Suppression> read = ahead.take(mailbox);
        return read == null ? find(mailbox) : Optional.ofNullable(read.value());
    }

    /** Those that came onto the list last; some may have ended. */
    public List<Suppression> newest(int most) {
        List<Suppression> found = new ArrayList<>();
        for (Document d :
                suppressions.find(ne("kind", null)).sort(Sorts.descending("at")).limit(most)) {
            found.add(suppression(d));
        }
        return found;
    }

    /** There is no such mailbox. */
    public void hard(String mailbox, String reason) {
        suppress(mailbox, Kind.BOUNCED, reason, null);
    }

    /** Its owner calls our mail spam. */
    public void complaint(String mailbox, String reason) {
        suppress(mailbox, Kind.COMPLAINED, reason, null);
    }

    /** A mail was returned for now, after it was taken. @param message names it, so that it counts once */
    public void returned(String mailbox, String message, String reason) {
        soft(mailbox, new Soft(message, now(), false), reason);
    }

    /**
     * The server did not take a mail for now. Counts once a day, and no more once the mailbox takes one: a server that lets
     * strangers wait is no reason to leave.
     *
     * @return why nothing is sent there from now on; empty while it may be tried again
     */
    Optional<String> refused(String mailbox, String reason) {
        Instant now = now();
        return soft(mailbox, new Soft("refused " + LocalDate.ofInstant(now, ZoneOffset.UTC), now, true), reason);
    }

    /** The mailbox has taken a mail. */
    void taken(Suppression known) {
        if (known.softs().stream().anyMatch(Soft::direct)) {
            suppressions.updateOne(eq("_id", known.mailbox()), Updates.pull("softs", new Document("direct", true)));
        }
    }

    private Optional<String> soft(String mailbox, Soft soft, String reason) {
        Suppression before = find(mailbox).orElse(new Suppression(mailbox, null, "", soft.at(), null, List.of()));
        String trouble = before.trouble(soft.at());
        if (trouble != null) {
            return Optional.of(trouble);
        }
        List<Soft> softs = new ArrayList<>(before.softs());
        softs.removeIf(s -> s.at().isBefore(soft.at().minus(MEMORY)) || s.key().equals(soft.key()));
        softs.add(soft);
        if (softs.size() >= ENOUGH) {
            return Optional.ofNullable(
                    suppress(mailbox, Kind.PAUSED, reason, soft.at().plus(MEMORY))
                            .trouble(soft.at()));
        }
        save(new Suppression(mailbox, null, clean(reason), soft.at(), null, softs));
        return Optional.empty();
    }

    private Suppression suppress(String mailbox, Kind kind, String reason, @Nullable Instant until) {
        Suppression before = find(mailbox).orElse(null);
        if (before != null && before.kind() != null && before.kind() != Kind.PAUSED) {
            return before;
        }
        Suppression after = new Suppression(mailbox, kind, clean(reason), now(), until, List.of());
        save(after);
        int suspended = suspend(mailbox, String.valueOf(after.trouble(now())));
        log.warn(
                "No more mail to subscriber {}, {} alerts are suspended: {}. When the mailbox is right again:"
                        + " DELETE /v1/suppressions/<its address>, then resume the alerts.",
                mailbox,
                suspended,
                after.trouble(now()));
        return after;
    }

    private int suspend(String mailbox, String reason) {
        List<String> mine =
                subscribers.find(mailbox).map(s -> List.copyOf(s.alertIds())).orElse(List.of());
        int suspended = 0;
        for (Alert alert : alerts.findAll(mine).values()) {
            if (alert.destination() instanceof Destination.Email(String to)
                    && SubscriberId.of(to).equals(mailbox)) {
                alerts.suspend(alert.id(), reason);
                suspended++;
            }
        }
        return suspended;
    }

    /** Takes a mailbox off the list; false when it is not on it. */
    public boolean lift(String mailbox) {
        ahead.forget(mailbox);
        return suppressions.deleteOne(eq("_id", mailbox)).getDeletedCount() == 1;
    }

    /** What never became a suppression, and those that have ended. */
    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void forget() {
        Instant old = now().minus(MEMORY);
        suppressions.deleteMany(and(eq("kind", null), lt("at", old)));
        suppressions.deleteMany(and(eq("kind", Kind.PAUSED.name()), lt("until", old)));
    }

    private void save(Suppression s) {
        ahead.forget(s.mailbox());
        suppressions.replaceOne(
                eq("_id", s.mailbox()),
                new Document("_id", s.mailbox())
                        .append("kind", s.kind() == null ? null : s.kind().name())
                        .append("reason", s.reason())
                        .append("at", s.at())
                        .append("until", s.until())
                        .append(
                                "softs",
                                s.softs().stream()
                                        .map(soft -> new Document("key", soft.key())
                                                .append("at", soft.at())
                                                .append("direct", soft.direct()))
                                        .toList()),
                new ReplaceOptions().upsert(true));
    }

    private static Suppression suppression(Document d) {
        String kind = d.getString("kind");
        Date until = d.getDate("until");
        return new Suppression(
                d.getString("_id"),
                kind == null ? null : Kind.valueOf(kind),
                d.getString("reason"),
                d.getDate("at").toInstant(),
                until == null ? null : until.toInstant(),
                d.getList("softs", Document.class).stream()
                        .map(s -> new Soft(
                                s.getString("key"), s.getDate("at").toInstant(), s.getBoolean("direct", false)))
                        .toList());
    }

    /** One line, not too long, and without the address that servers like to repeat. */
    private static String clean(String reason) {
        String line = withoutAddresses(reason.replaceAll("\\p{Cntrl}+", " ")).strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    static String withoutAddresses(String text) {
        return text.replaceAll("[^\\s<>\"(),;:]{1,64}@[^\\s<>\"(),;:]{1,255}", "<address>");
    }

    /** MongoDB keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
