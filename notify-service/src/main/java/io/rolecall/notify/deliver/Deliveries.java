package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The door to the deliveries for those who ask for a mail about an alert, and for the operator. */
@Component
public class Deliveries {
    private final DeliveryStore store;
    private final Rows rows;
    private final Dispatcher dispatcher;
    private final Correspondence correspondence;
    private final Told told;
    private final ClosedPostings closed;
    private final Tokens tokens;
    private final Clock clock;

    Deliveries(
            DeliveryStore store,
            Rows rows,
            Dispatcher dispatcher,
            Correspondence correspondence,
            Told told,
            ClosedPostings closed,
            Tokens tokens,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.dispatcher = dispatcher;
        this.correspondence = correspondence;
        this.told = told;
        this.closed = closed;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Stores a mail about the alert itself and has it sent; what is stored will be sent. */
    public void mail(Alert alert, Notice.Kind kind) {
        mail(alert, kind, null);
    }

    /** The same about an alert that found nothing. */
    public void silent(Alert alert, Notice.Silence silence) {
        mail(alert, Notice.Kind.SILENT, silence);
    }

    private void mail(Alert alert, Notice.Kind kind, Notice.@Nullable Silence silence) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = alert.id() + "-" + kind.name().charAt(0) + Long.toString(now.toEpochMilli(), 36);
        if (alert.subscriberId() != null) {
            correspondence.add(alert.subscriberId(), id, now);
        }
        store.insertNew(List.of(
                silence == null
                        ? Delivery.open(id, alert.subscriberId(), alert.id(), kind, now)
                        : Delivery.silent(id, alert.subscriberId(), alert.id(), silence, now)));
        dispatcher.plan(new Errand.Send(id), now);
    }

    /** Nobody waits for a sweep who has just ended a pause. */
    @EventListener
    void changed(Subscriptions.Changed wishes) {
        wishes.alertIds().forEach(id -> dispatcher.plan(new Errand.Batch(id), clock.instant()));
    }

    @EventListener
    void awake(Resting.Awake awake) {
        dispatcher.plan(new Errand.Batch(awake.alertId()), clock.instant());
    }

    public List<Delivery> page(Delivery.@Nullable State state, int page, int size) {
        return store.page(state, page, size);
    }

    public long count(Delivery.@Nullable State state) {
        return store.count(state);
    }

    /** Forgets all that was ever sent, or was to be sent, to a subscriber. */
    public void erase(String subscriberId) {
        store.erase(correspondence.of(subscriberId), subscriberId);
        forget(subscriberId);
    }

    /**
     * Forgets what a subscriber was told, and which messages were theirs. That there were such messages, and how they ended, stays its
     * time, under names by which nobody finds whose they were.
     */
    public void forget(String subscriberId) {
        store.disown(correspondence.of(subscriberId), subscriberId);
        told.forget(subscriberId);
        correspondence.forget(subscriberId);
    }

    public Optional<Delivery> find(String id) {
        return store.find(id);
    }

    /** Forgets those that ended before an instant; what such a one failed to tell is told no more. */
    public void forget(Instant before) {
        store.forget(before, some -> {
            some.stream()
                    .filter(d -> d.state() == Delivery.State.FAILED)
                    .forEach(d -> rows.withdraw(rows.find(d.rowIds()).values()));
            correspondence.forget(some);
        });
    }

    /** Forgets which vacancies were told before an instant, as far as their postings were closed before it. */
    public void forgetTold(Instant before) {
        told.forget(before, closed);
    }

    /** A subscriber's messages since an instant, newest first; those that nobody has any more are left out. */
    public List<Delivery> ofSubscriber(String subscriberId, Instant since, int most) {
        List<String> ids = correspondence.deliveryIds(subscriberId, since, clock.instant()).stream()
                .limit(most)
                .toList();
        Map<String, Delivery> found = store.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The message whose page a token opens. */
    public Optional<Delivery> open(String id, @Nullable String token) {
        return store.find(id).filter(d -> d.kind() == Notice.Kind.MATCHES && tokens.opensDelivery(id, d.seed(), token));
    }

    /** The message whose alerts a one-click unsubscribe ends. */
    public Optional<Delivery> unsubscribable(String token) {
        return Tokens.messageOf(token).flatMap(store::find).filter(d -> tokens.endsAll(d.id(), d.seed(), token));
    }

    /** Has a failed one tried again; false when there is none. */
    public boolean retry(String id) {
        return again(id, Delivery.State.FAILED);
    }

    /** Has one sent once more that was sent, with the same id, so that its receiver knows it; false when there is none. */
    public boolean replay(String id) {
        return again(id, Delivery.State.SENT);
    }

    private boolean again(String id, Delivery.State ended) {
        boolean found = store.retry(id, ended, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (found) {
            dispatcher.plan(new Errand.Send(id), clock.instant());
        }
        return found;
    }
}
