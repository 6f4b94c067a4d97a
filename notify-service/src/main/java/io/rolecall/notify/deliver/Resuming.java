package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.RowState;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.store.Store;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes up stored deliveries, many at once: those that are tried again, that a crash left behind, and the mails about alerts.
 * Reads all anew: a subscriber may have left meanwhile.
 */
@Component
class Resuming {
    private final DeliveryStore deliveries;
    private final Leases leases;
    private final Store store;
    private final Alerts alerts;
    private final Subscribers subscribers;
    private final Rows rows;
    private final Claims claims;
    private final Clock clock;

    Resuming(
            DeliveryStore deliveries,
            Leases leases,
            Store store,
            Alerts alerts,
            Subscribers subscribers,
            Rows rows,
            Claims claims,
            Clock clock) {
        this.deliveries = deliveries;
        this.leases = leases;
        this.store = store;
        this.alerts = alerts;
        this.subscribers = subscribers;
        this.rows = rows;
        this.claims = claims;
        this.clock = clock;
    }

    /** @param again when somebody has to come again for some */
    record Resumed(List<Message> messages, Map<String, Instant> again) {}

    Resumed takeUp(Collection<String> ids) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Resumed resumed = new Resumed(new ArrayList<>(), new HashMap<>());
        Map<String, Delivery> open = new LinkedHashMap<>(deliveries.find(ids));
        open.values().removeIf(d -> d.state() != Delivery.State.OPEN);
        Set<String> alertIds = new HashSet<>();
        open.values().forEach(d -> alertIds.addAll(d.alertIds()));
        Map<String, Alert> known = alerts.findAll(alertIds);
        Map<String, Subscriber> owners = subscribers.findAll(open.values().stream()
                .map(Delivery::subscriberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Delivery> ready = new ArrayList<>();
        List<Delivery> over = new ArrayList<>();
        for (Delivery d : open.values()) {
            Instant lease = leases.until(d);
            if (lease != null && lease.isAfter(now)) {
                resumed.again.put(d.id(), lease);
            } else if (lease != null && store.justBack()) {
                resumed.again.put(d.id(), now.plus(Store.GRACE));
            } else if (over(d, known)) {
                over.add(d);
            } else if (d.nextTry().isAfter(now)) {
                resumed.again.put(d.id(), d.nextTry());
            } else if (tellable(d, known)) {
                ready.add(d);
            }
        }
        cancel(leases.claim(over, now).values());
        Map<String, Delivery> claimed = new LinkedHashMap<>(leases.claim(ready, now));
        claimed.values().removeIf(d -> asleep(d, known, owners, now, resumed));
        for (Claims.Claimed secured : claims.secure(wanted(claimed.values(), known))) {
            Delivery d = secured.delivery();
            List<Row> told = secured.rows().stream()
                    .filter(row -> row.state() != RowState.WITHDRAWN)
                    .toList();
            Message message = Message.of(d, known, owner(d, owners), told, now);
            if (d.kind() == Notice.Kind.MATCHES && told.isEmpty()) {
                // Every posting in it was erased meanwhile, or is told by others.
                cancel(List.of(d));
            } else if (d.kind().toMailbox()) {
                mailbox(d, owners)
                        .ifPresentOrElse(to -> resumed.messages.add(message.to(to)), () -> cancel(List.of(d)));
            } else {
                resumed.messages.add(message);
            }
        }
        return resumed;
    }

    private static Optional<String> mailbox(Delivery d, Map<String, Subscriber> owners) {
        return Optional.ofNullable(d.subscriberId())
                .map(owners::get)
                .map(Subscriber::mailbox)
                .filter(mailbox -> !mailbox.isEmpty());
    }

    /** Ends claimed ones that nobody is to get any more; what else they would have told may be told by others. */
    void cancel(Collection<Delivery> claimed) {
        for (Delivery d : claimed) {
            leases.note(List.of(Ending.of(d, Delivery.State.CANCELLED, null, null)));
            deliveries
                    .find(d.id())
                    .filter(c -> c.state() == Delivery.State.CANCELLED)
                    .ifPresent(this::release);
        }
    }

    /** After one has ended without telling; may be done twice. */
    void release(Delivery ended) {
        claims.release(ended);
        deliveries.settled(List.of(ended.id()));
    }

    /** Whether nobody is there any more whom it is for. */
    private static boolean over(Delivery d, Map<String, Alert> known) {
        List<Alert> its = its(d, known);
        return its.isEmpty()
                || (d.kind() == Notice.Kind.CONFIRMATION && its.getFirst().state() != AlertState.UNCONFIRMED)
                || (d.kind() == Notice.Kind.TROUBLE && its.getFirst().state() != AlertState.SUSPENDED);
    }

    /** One whose alerts all stand still waits for them; the sweep finds it again. */
    private static boolean tellable(Delivery d, Map<String, Alert> known) {
        return d.kind() != Notice.Kind.MATCHES || its(d, known).stream().anyMatch(Alert::active);
    }

    /** It was made up in time and couldn't be sent: that is no reason to wake anybody now. */
    private boolean asleep(
            Delivery d, Map<String, Alert> known, Map<String, Subscriber> owners, Instant now, Resumed resumed) {
        Alert first = its(d, known).getFirst();
        if (d.kind() != Notice.Kind.MATCHES) {
            return false;
        }
        Instant awake = Outlet.awake(wishes(d, owners), Outlet.people(first.destination()), now);
        if (!awake.isAfter(now)) {
            return false;
        }
        leases.note(List.of(Ending.later(d, awake, d.refusals(), d.outages(), d.lastError())));
        resumed.again.put(d.id(), awake);
        return true;
    }

    private List<Claims.Claimed> wanted(Collection<Delivery> claimed, Map<String, Alert> known) {
        Map<String, Row> found =
                rows.find(claimed.stream().flatMap(d -> d.rowIds().stream()).toList());
        return claimed.stream()
                .map(d -> new Claims.Claimed(
                        d,
                        Outlet.reader(its(d, known).getFirst()),
                        d.rowIds().stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    private static @Nullable Subscriber owner(Delivery d, Map<String, Subscriber> owners) {
        return d.subscriberId() == null ? null : owners.get(d.subscriberId());
    }

    private static Preferences wishes(Delivery d, Map<String, Subscriber> owners) {
        Subscriber owner = owner(d, owners);
        return owner == null ? Preferences.USUAL : owner.preferences();
    }

    private static List<Alert> its(Delivery d, Map<String, Alert> known) {
        return d.alertIds().stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
