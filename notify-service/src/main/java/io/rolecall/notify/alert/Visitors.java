package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who comes with a token from a mail, and what it opens. Changes nothing but the confirmation that is asked for. */
@Component
public class Visitors {
    private final Alerts alerts;
    private final Tokens tokens;
    private final Subscribers subscribers;
    private final Clock clock;

    Visitors(Alerts alerts, Tokens tokens, Subscribers subscribers, Clock clock) {
        this.alerts = alerts;
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** What the token of a subscriber's page comes to. */
    public sealed interface Visit {
        record Open(Subscriber subscriber) implements Visit {}

        /** It was theirs and has had its time. */
        record Late(Subscriber subscriber) implements Visit {}

        record Nobody() implements Visit {}
    }

    /** The subscriber whose page a token opens. A wrong one takes the same way whether it names somebody or not. */
    public Visit subscriber(@Nullable String token) {
        return visit(Tokens.Purpose.SUBSCRIBER, token);
    }

    /** The subscriber whom a token erases. */
    public Visit erasing(@Nullable String token) {
        return visit(Tokens.Purpose.ERASE, token);
    }

    /** @param id of its address */
    public record Browser(Subscriber subscriber, String id) {}

    /** The browser whose worker shows what its page gave it. */
    public Optional<Browser> browser(@Nullable String token) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Optional<Subscriber> named = subscribers.find(parts[0]);
        boolean right =
                tokens.right(parts[0], parts[1], named.map(Subscriber::seed).orElse(""), parts[2]);
        return named.filter(s -> right).map(s -> new Browser(s, parts[1]));
    }

    private Visit visit(Tokens.Purpose purpose, @Nullable String text) {
        TimedToken token = TimedToken.of(text);
        if (token == null) {
            return new Visit.Nobody();
        }
        Optional<Subscriber> named = subscribers.find(token.id());
        boolean right = tokens.right(purpose, token, named.map(Subscriber::seed).orElse(""));
        if (named.isEmpty() || !right) {
            return new Visit.Nobody();
        }
        return clock.instant().isBefore(token.until()) ? new Visit.Open(named.get()) : new Visit.Late(named.get());
    }

    /** Confirms an alert, or finds that it was; empty when the token is wrong or its time is over. */
    public Optional<Alert> confirm(String id, @Nullable String token) {
        return confirmable(id, token).map(alerts::confirm);
    }

    /** The alert that a confirmation's link names. */
    public Optional<Alert> confirmable(String id, @Nullable String token) {
        return alerts.find(id).filter(a -> a.keys().confirms(token) && a.keys().confirmable(now()));
    }

    /** The alert whose confirmation came too late, for one who shows its link. */
    public Optional<Alert> expired(String id, @Nullable String token) {
        return alerts.find(id).filter(a -> a.keys().confirms(token) && !a.keys().confirmable(now()));
    }

    /** The alert, for one who shows its manage token. */
    public Optional<Alert> open(String id, @Nullable String token) {
        return alerts.find(id)
                .filter(a -> a.state() != AlertState.UNCONFIRMED
                        && Tokens.among(a.keys().manage(), token));
    }

    /** The alert that a one-click unsubscribe names. */
    public Optional<Alert> unsubscribable(String token) {
        int dot = token.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : alerts.find(token.substring(0, dot))
                        .filter(a -> Tokens.among(a.keys().unsubscribe(), token));
    }

    private Instant now() {
        return clock.instant();
    }
}
