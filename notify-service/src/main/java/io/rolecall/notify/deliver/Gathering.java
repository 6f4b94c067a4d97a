package io.rolecall.notify.deliver;

import io.rolecall.notify.ledger.Forgotten;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes up the deliveries of outlets that are due, many at once, with one read or write of each kind for all of them. Where the
 * window began names the delivery: two instances that make it up at once get one, and what a crash left half done is finished
 * by whoever comes next.
 */
@Component
class Gathering {
    /** Of what is carried over so much is kept for the page that shows it: all that may wait for an alert. */
    private static final int MOST_CARRIED = 5_000;

    private final Waiting waiting;
    private final Forgotten forgotten;
    private final Rows ledger;
    private final Survey survey;
    private final DeliveryStore deliveries;
    private final Leases leases;
    private final Claims claims;
    private final Resuming resuming;
    private final Correspondence correspondence;
    private final DeliverySettings settings;
    private final Clock clock;

    Gathering(
            Waiting waiting,
            Forgotten forgotten,
            Rows ledger,
            Survey survey,
            DeliveryStore deliveries,
            Leases leases,
            Claims claims,
            Resuming resuming,
            Correspondence correspondence,
            DeliverySettings settings,
            Clock clock) {
        this.waiting = waiting;
        this.forgotten = forgotten;
        this.ledger = ledger;
        this.survey = survey;
        this.deliveries = deliveries;
        this.leases = leases;
        this.claims = claims;
        this.resuming = resuming;
        this.correspondence = correspondence;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param again when somebody has to come again for the outlets of which something is left */
    record Made(List<Message> messages, Map<Outlet, Instant> again) {
        static final Made NOTHING = new Made(List.of(), Map.of());
    }

    /** Notes that an outlet that is due is not told before an instant. */
    void defer(Outlet outlet, Instant until) {
        Map<Waiting.Batch, Instant> deferred = new HashMap<>();
        outlet.batches().forEach(batch -> deferred.put(batch, until));
        waiting.defer(deferred);
    }

    /** Freezes the next deliveries of outlets that are due; none for one of which nothing is left to tell. */
    Made makeUp(List<Outlet> due) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Made made = new Made(new ArrayList<>(), new LinkedHashMap<>());
        List<Draft> drafts = new ArrayList<>();
        due.forEach(outlet -> drafts.add(new Draft(outlet, settings, now)));
        Map<String, Delivery> begun =
                deliveries.find(drafts.stream().map(d -> d.id).toList());
        List<Draft> fresh =
                drafts.stream().filter(d -> !begun.containsKey(d.id)).toList();
        survey.look(fresh);
        List<Draft> wanted =
                fresh.stream().filter(d -> !d.choice.matters().isEmpty()).toList();
        List<Draft> later = putOff(wanted, now, made);
        drafts.removeAll(later);
        Map<Draft, Delivery> stored = new LinkedHashMap<>();
        wanted.stream().filter(d -> !later.contains(d)).forEach(d -> stored.put(d, delivery(d, now)));
        begun.putAll(deliveries.insertNew(stored.values()));
        stored.keySet().removeIf(d -> begun.containsKey(d.id));
        claim(stored, now, made);
        finish(drafts, begun);
        take(drafts, begun, now, made);
        return made;
    }

    private void claim(Map<Draft, Delivery> stored, Instant now, Made made) {
        Map<String, Draft> byId = new HashMap<>();
        List<Claims.Claimed> mine = new ArrayList<>();
        stored.forEach((draft, delivery) -> {
            byId.put(draft.id, draft);
            draft.choice.told().forEach(row -> draft.passed.add(row.id()));
            mine.add(new Claims.Claimed(delivery, draft.outlet.reader(), draft.choice.told()));
        });
        for (Claims.Claimed claimed : claims.secure(mine)) {
            Draft draft = Objects.requireNonNull(byId.get(claimed.delivery().id()));
            if (claimed.rows().isEmpty()) {
                resuming.cancel(List.of(claimed.delivery()));
            } else {
                made.messages.add(Message.of(claimed.delivery(), draft.outlet, claimed.rows(), now));
            }
        }
    }

    /** What somebody else has begun, or had before a crash: its rows leave the batch, and it is theirs or the sweep's to send. */
    private void finish(List<Draft> drafts, Map<String, Delivery> begun) {
        List<Claims.Claimed> others = new ArrayList<>();
        for (Draft draft : drafts) {
            Delivery delivery = begun.get(draft.id);
            if (delivery != null && delivery.state() == Delivery.State.OPEN) {
                others.add(new Claims.Claimed(delivery, draft.outlet.reader(), rows(delivery)));
            }
        }
        claims.secure(others);
    }

    private void take(List<Draft> drafts, Map<String, Delivery> begun, Instant now, Made made) {
        List<Waiting.Taken> taken = new ArrayList<>();
        for (Draft draft : drafts) {
            Delivery delivery = begun.get(draft.id);
            Set<String> gone = delivery == null ? Set.of() : Set.copyOf(delivery.rowIds());
            taken.addAll(draft.taken(gone, now));
            if (draft.leaves(gone)) {
                made.again.put(draft.outlet, draft.again(gone, settings, now));
            }
        }
        ledger.putBack(waiting.take(taken), now);
    }

    private Delivery delivery(Draft draft, Instant now) {
        List<Row> told = draft.choice.told();
        Stream<String> aside = draft.crowded().stream().flatMap(batch -> forgotten.aside(batch).stream());
        return Delivery.matches(
                draft.id,
                draft.outlet.subscriberId(),
                told.stream().map(Row::alertId).distinct().toList(),
                told.stream().map(Row::id).toList(),
                Stream.concat(draft.choice.left().stream().map(Row::id), draft.unseen().stream())
                        .limit(MOST_CARRIED)
                        .toList(),
                draft.choice.more(Stream.concat(draft.unseen().stream(), aside).toList()),
                leases.of(now),
                now);
    }

    /** Leaves to a later day what would be too much for a subscriber's today. */
    private List<Draft> putOff(List<Draft> wanted, Instant now, Made made) {
        List<Correspondence.Wanted> messages = new ArrayList<>();
        for (Draft draft : wanted) {
            String subscriber = draft.outlet.subscriberId();
            if (subscriber != null) {
                Integer most = draft.outlet.people()
                        ? Math.max(1, draft.outlet.preferences().mostADay())
                        : null;
                messages.add(new Correspondence.Wanted(subscriber, draft.id, most));
            }
        }
        Map<String, Instant> tooMany = correspondence.enter(messages, now);
        List<Draft> later = new ArrayList<>();
        for (Draft draft : wanted) {
            Instant until = tooMany.get(draft.id);
            if (until != null) {
                defer(draft.outlet, until);
                made.again.put(draft.outlet, until);
                later.add(draft);
            }
        }
        return later;
    }

    private List<Row> rows(Delivery delivery) {
        Map<String, Row> found = ledger.find(delivery.rowIds());
        return delivery.rowIds().stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
