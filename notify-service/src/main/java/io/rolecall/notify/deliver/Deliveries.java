package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.ledger.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the deliveries for those who ask for a mail about an alert, and for the operator. */
@Component
public class Deliveries {
    private final DeliveryStore store;
    private final Rows rows;
    private final Dispatcher dispatcher;
    private final Clock clock;

    Deliveries(DeliveryStore store, Rows rows, Dispatcher dispatcher, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Stores a mail about the alert itself and has it sent; what is stored will be sent. */
    public void mail(Alert alert, Notice.Kind kind) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = alert.id() + "-" + kind.name().charAt(0) + Long.toString(now.toEpochMilli(), 36);
        store.insertOrFind(Delivery.open(id, alert.id(), kind, List.of(), 0, now));
        dispatcher.plan(new Dispatcher.Errand.Send(id), now);
    }

    public List<Delivery> page(Delivery.@Nullable State state, int page, int size) {
        return store.page(state, page, size);
    }

    public long count(Delivery.@Nullable State state) {
        return store.count(state);
    }

    public Optional<Delivery> find(String id) {
        return store.find(id);
    }

    /** Forgets those that ended before an instant; what such a one failed to tell is told no more. */
    public void forget(Instant before) {
        store.forget(before, rows::withdraw);
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
            dispatcher.plan(new Dispatcher.Errand.Send(id), clock.instant());
        }
        return found;
    }
}
