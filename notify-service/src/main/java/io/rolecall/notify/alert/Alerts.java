package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The door to the alerts: each change is stored, takes effect in this instance before the call returns, and is told to the
 * others.
 */
@Component
public class Alerts {
    private static final int TRIES = 10;
    private final AlertStore store;
    private final AlertTopic topic;
    private final Tokens tokens;
    private final TokenSettings settings;
    private final Budgets budgets;
    private final Subscribers subscribers;
    private final Owners owners;
    private final List<Consumer<LiveAlert>> effects;
    private final Clock clock;

    Alerts(
            AlertStore store,
            AlertTopic topic,
            Tokens tokens,
            TokenSettings settings,
            Budgets budgets,
            Subscribers subscribers,
            Owners owners,
            List<Consumer<LiveAlert>> effects,
            Clock clock) {
        this.store = store;
        this.topic = topic;
        this.tokens = tokens;
        this.settings = settings;
        this.budgets = budgets;
        this.subscribers = subscribers;
        this.owners = owners;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * @param language of who asks
     * @param remote the network address that asks
     */
    public Asked ask(Wish wish, Locale language, String remote) {
        budgets.spendNetwork(remote);
        if (!budgets.spendAddress(wish.destination().to())
                || !budgets.room(wish.destination().to())) {
            return new Asked.Enough();
        }
        Alert fresh = fresh(wish, AlertState.UNCONFIRMED, language);
        if (insert(fresh)) {
            return new Asked.Unconfirmed(fresh);
        }
        Alert known = store.findByIdentity(fresh.identity()).orElseThrow(this::moving);
        if (known.state() != AlertState.UNCONFIRMED) {
            return new Asked.Known(known);
        }
        return new Asked.Unconfirmed(change(
                known.id(),
                a -> a.askedAgain(Tokens.hash(tokens.confirm(a)), now().plus(settings.confirmation()), wish)));
    }

    /**
     * @param alert with the secret of its webhook, where it has one
     * @param existed whether it was there before
     */
    public record Created(Alert alert, boolean existed) {}

    /** Creates it confirmed, for the operator; an unconfirmed one becomes confirmed. */
    public Created create(Wish wish) {
        Alert fresh = fresh(wish, AlertState.ACTIVE, Locale.ENGLISH);
        if (insert(fresh)) {
            tell(fresh);
            return new Created(fresh, false);
        }
        Alert known = store.findByIdentity(fresh.identity()).orElseThrow(this::moving);
        if (known.state() == AlertState.UNCONFIRMED) {
            known = change(known.id(), a -> a.state() == AlertState.UNCONFIRMED ? a.active(now()) : a);
        }
        return new Created(known, true);
    }

    /** Confirms it, or finds that it was. */
    Alert confirm(Alert confirmable) {
        Alert alert = change(confirmable.id(), a -> a.state() == AlertState.UNCONFIRMED ? a.active(now()) : a);
        if (alert.subscriberId() != null) {
            subscribers.confirmed(alert.subscriberId());
        }
        return alert;
    }

    /** Refuses who makes us write to others too often. */
    public void spend(String remote) {
        budgets.spendNetwork(remote);
    }

    public Optional<Alert> find(String id) {
        return store.find(id).filter(a -> a.state() != AlertState.DELETED);
    }

    public Map<String, Alert> findAll(Collection<String> ids) {
        Map<String, Alert> found = store.findAll(ids);
        found.values().removeIf(a -> a.state() == AlertState.DELETED);
        return found;
    }

    public Alert change(Alert alert, Wish wish) {
        return change(alert.id(), a -> a.changed(wish, now()));
    }

    /** @param until when it goes on by itself; null: when it is resumed */
    public Alert pause(Alert alert, @Nullable Instant until) {
        return change(alert.id(), a -> a.active() || a.state() == AlertState.PAUSED ? a.paused(until) : a);
    }

    /** Has an alert go on whose pause is over, from its end on: what came since is found by then. */
    void goOn(String id, Instant until) {
        if (find(id).isPresent()) {
            change(id, a -> a.state() == AlertState.PAUSED && until.equals(a.pausedUntil()) ? a.active(until) : a);
        }
    }

    /** Also ends a suspension: who asks for it has mended what was wrong. */
    public Alert resume(Alert alert) {
        return change(alert.id(), a -> a.active() || a.activeSince() == null ? a : a.active(now()));
    }

    public void delete(Alert alert) {
        change(alert.id(), a -> a.state() == AlertState.DELETED ? a : a.deleted());
    }

    public void suspend(String id, String reason) {
        if (find(id).isPresent()) {
            change(id, a -> a.active() || a.state() == AlertState.PAUSED ? a.suspended(reason) : a);
        }
    }

    /**
     * Hands over every alert that is to be matched, by several threads at once and in no order; one that can't be read any more with
     * the reason.
     */
    public void eachLive(Consumer<LiveAlert> live, BiConsumer<String, RuntimeException> unreadable) {
        owners.eachLive(live, unreadable);
    }

    /** False when there is one of the same identity already; then its id is nobody's. */
    private boolean insert(Alert fresh) {
        boolean inserted = store.insert(fresh);
        if (!inserted && fresh.subscriberId() != null) {
            subscribers.strike(fresh.subscriberId(), List.of(fresh.id()));
        }
        return inserted;
    }

    private Alert fresh(Wish wish, AlertState state, Locale language) {
        String id = Tokens.newId();
        String seed = Tokens.newSeed();
        boolean confirmed = state == AlertState.ACTIVE;
        Keys keys = new Keys(
                seed,
                Set.of(Tokens.hash(tokens.manage(id, seed))),
                Set.of(Tokens.hash(tokens.unsubscribe(id, seed))),
                confirmed ? null : Tokens.hash(tokens.confirm(id, seed)),
                confirmed ? null : now().plus(settings.confirmation()));
        String subscriber = wish.destination() instanceof Destination.Email(String mailbox)
                ? subscribers.enter(mailbox, id, language, confirmed)
                : null;
        return new Alert(id, 1, subscriber, state, null, null, wish, now(), confirmed ? now() : null, keys);
    }

    /** Has every instance learn what counts for an alert now. */
    void touch(String id) {
        if (find(id).isPresent()) {
            change(id, Alert::touched);
        }
    }

    /** The alert whose tokens of today's key are among those it knows; the links of older mails go on working. */
    public Alert withCurrentTokens(Alert alert) {
        String manage = Tokens.hash(tokens.manage(alert));
        String unsubscribe = Tokens.hash(tokens.unsubscribe(alert));
        return alert.keys().manage().contains(manage)
                        && alert.keys().unsubscribe().contains(unsubscribe)
                ? alert
                : change(alert.id(), a -> a.knownBy(manage, unsubscribe));
    }

    private Alert change(String id, UnaryOperator<Alert> change) {
        for (int i = 0; i < TRIES; i++) {
            Alert before = store.find(id)
                    .orElseThrow(
                            () -> new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no such alert."));
            Alert after = change.apply(before);
            if (after == before) {
                return before;
            }
            switch (store.replace(before, after)) {
                case YES -> {
                    tell(after);
                    return after;
                }
                case SAME_AS_ANOTHER ->
                    throw new InvalidRequestException(
                            HttpStatus.CONFLICT, "query", "The same destination has another alert with this query.");
                case STALE -> {}
            }
        }
        throw moving();
    }

    private void tell(Alert alert) {
        LiveAlert live = owners.live(alert);
        topic.publish(alert, live);
        effects.forEach(effect -> effect.accept(live));
    }

    private InvalidRequestException moving() {
        return new InvalidRequestException(
                HttpStatus.CONFLICT, null, "The alert is being changed by somebody else. Try again.");
    }

    /** MongoDB keeps milliseconds; with more, an alert would differ from itself. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
