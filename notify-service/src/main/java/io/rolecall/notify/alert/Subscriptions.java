package io.rolecall.notify.alert;

import com.mongodb.MongoException;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.agenda.Agenda;
import io.rolecall.notify.store.Store;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.notify.subscriber.Terms;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All alerts of one subscriber, and what counts for all of them. */
@Component
public class Subscriptions {
    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final int CHUNK = 500;

    /** So many alerts are touched before the answer; more, which only an operator can have imported, after it. */
    private static final int AT_ONCE = 200;

    private final Subscribers subscribers;
    private final Alerts alerts;
    private final Farewells farewells;
    private final ApplicationEventPublisher events;

    /** Changes of preferences of which an alert may not have heard, as {@code <subscriber>:<anything>}. */
    private final Agenda untold;

    private final ExecutorService behind = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("subscriptions").daemon().factory());

    /** A subscriber wishes to hear what becomes of postings: also of those that these alerts have told before. */
    public record Followed(Collection<Alert> alerts) {}

    /** What a subscriber wishes has changed: what waits for these alerts may be due now. */
    public record Changed(Collection<String> alertIds) {}

    Subscriptions(
            Subscribers subscribers,
            Alerts alerts,
            Farewells farewells,
            ApplicationEventPublisher events,
            MongoTemplate mongo,
            Clock clock) {
        this.subscribers = subscribers;
        this.alerts = alerts;
        this.farewells = farewells;
        this.events = events;
        this.untold = new Agenda(mongo, "preferences", clock);
    }

    /** Their alerts, the newest first; also those that wait for their confirmation. */
    public List<Alert> alerts(Subscriber subscriber) {
        return alerts.findAll(subscriber.alertIds()).values().stream()
                .sorted(Comparator.comparing(Alert::createdAt)
                        .thenComparing(Alert::id)
                        .reversed())
                .toList();
    }

    /**
     * Changes what counts for all their alerts. What they block and when they pause is in effect in this instance when the call
     * returns, and in the others as soon as they read of it; where an import has given somebody hundreds of alerts, soon after.
     */
    public Subscriber change(Subscriber subscriber, UnaryOperator<Preferences> change) {
        String entry = subscriber.id() + ":" + Tokens.newId();
        untold.enter(entry);
        Preferences[] before = {subscriber.preferences()};
        Subscriber after = subscribers
                .change(subscriber.id(), p -> {
                    before[0] = p;
                    return change.apply(p);
                })
                .orElseThrow(
                        () -> new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no such subscriber."));
        if (Terms.of(before[0]).equals(Terms.of(after.preferences()))) {
            untold.strike(entry);
            events.publishEvent(new Changed(after.alertIds()));
            return after;
        }
        boolean more = !before[0].after().containsAll(after.preferences().after());
        if (after.alertIds().size() <= AT_ONCE) {
            tell(after, more, entry);
        } else {
            behind.execute(() -> tellOrLater(after, more, entry));
        }
        events.publishEvent(new Changed(after.alertIds()));
        return after;
    }

    private void tell(Subscriber subscriber, boolean more, String entry) {
        tell(subscriber, more);
        untold.strike(entry);
    }

    /** @param more whether they wish to hear more of what they were told before */
    private void tell(Subscriber subscriber, boolean more) {
        subscriber.alertIds().forEach(alerts::touch);
        if (more) {
            events.publishEvent(new Followed(alerts(subscriber)));
        }
    }

    private void tellOrLater(Subscriber subscriber, boolean more, String entry) {
        try {
            tell(subscriber, more, entry);
        } catch (RuntimeException e) {
            log.atLevel(Store.level(e))
                    .log(
                            "not all alerts of subscriber {} know what they wish, trying again: {}",
                            subscriber.id(),
                            e.toString());
        }
    }

    /** Tells what a crash or an outage has kept from being told. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT1M")
    void tellAgain() {
        try {
            untold.each(
                    CHUNK,
                    entries -> entries.forEach(entry -> {
                        String id = entry.id().substring(0, entry.id().indexOf(':'));
                        subscribers
                                .find(id)
                                .ifPresent(s -> tell(s, !s.preferences().after().isEmpty()));
                        // Before that the change itself may still be on its way.
                        if (untold.settled(entry)) {
                            untold.strikeAsRead(List.of(entry));
                        }
                    }));
        } catch (MongoException | InvalidRequestException e) {
            log.atLevel(Store.level(e))
                    .log("not all alerts know what their subscribers wish, trying again: {}", e.toString());
        }
    }

    /** Deletes all their alerts, and forgets them: their address, their wishes, and what opened their page. */
    public void erase(Subscriber subscriber) {
        farewells.erasing(subscriber.id());
        Subscriber now = subscriber;
        while (true) {
            alerts(now).forEach(alerts::delete);
            if (subscribers.forget(now)) {
                return;
            }
            Subscriber changed = subscribers.find(subscriber.id()).orElse(null);
            if (changed == null) {
                return;
            }
            now = changed;
        }
    }
}
