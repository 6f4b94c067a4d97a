package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes up deliveries of what waits for an alert. The batch's name is the delivery's: two instances that make it up at once
 * get one delivery, and what a crash left half done is finished by whoever comes next.
 */
@Component
class Gathering {
    private final Waiting waiting;
    private final Rows ledger;
    private final ClosedPostings closed;
    private final DeliveryStore deliveries;
    private final DeliverySettings settings;
    private final Clock clock;

    Gathering(
            Waiting waiting,
            Rows ledger,
            ClosedPostings closed,
            DeliveryStore deliveries,
            DeliverySettings settings,
            Clock clock) {
        this.waiting = waiting;
        this.ledger = ledger;
        this.closed = closed;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The first rows of a batch that can be told, in the order in which they were found.
     *
     * @param passed what was read on the way and is not to be told: told already, or not to be applied to any more
     * @param withdrawn the latter
     */
    private record Found(List<Row> told, Set<String> passed, List<String> withdrawn) {}

    /** Freezes the next delivery of a batch that is due; empty when none of it is left to tell. */
    Optional<Delivery> makeUp(Alert alert, Waiting.Batch batch) {
        String id = alert.id() + "-" + Long.toString(batch.since().toEpochMilli(), 36);
        Optional<Delivery> made = deliveries.find(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<String> passed = Set.of();
        if (made.isEmpty()) {
            Found found = find(batch);
            ledger.withdraw(found.withdrawn);
            List<String> rowIds = found.told.stream()
                    .limit(settings.itemsPerMessage())
                    .map(Row::id)
                    .toList();
            passed = found.passed;
            if (rowIds.isEmpty()) {
                waiting.next(batch, List.copyOf(batch.rowIds()), now);
                return Optional.empty();
            }
            int more = batch.rowIds().size() - passed.size() - rowIds.size();
            made = Optional.of(
                    deliveries.insertOrFind(Delivery.open(id, alert.id(), Notice.Kind.MATCHES, rowIds, more, now)));
        }
        finish(alert, batch, made.get(), passed, now);
        return made;
    }

    /** Idempotent: also what is done for a delivery that another instance has begun. */
    private void finish(Alert alert, Waiting.Batch batch, Delivery delivery, Set<String> passed, Instant now) {
        ledger.assign(delivery.rowIds(), delivery.id());
        Set<String> done = new HashSet<>(passed);
        done.addAll(delivery.rowIds());
        boolean left = !done.containsAll(batch.rowIds());
        // What is left of an immediate alert has waited long enough; what is left of a digest goes into the next.
        boolean atOnce = left && alert.schedule().cadence() == Cadence.IMMEDIATE;
        waiting.next(batch, List.copyOf(done), atOnce ? batch.since().plusMillis(1) : now);
    }

    /** Reads no more of the batch than fills one message: a long batch is told in many. */
    private Found find(Waiting.Batch batch) {
        Found found = new Found(new ArrayList<>(), new HashSet<>(), new ArrayList<>());
        List<String> rowIds = List.copyOf(batch.rowIds());
        int most = settings.itemsPerMessage();
        for (int from = 0; from < rowIds.size() && found.told.size() < settings.itemsPerMessage(); from += most) {
            tellApart(rowIds.subList(from, Math.min(from + most, rowIds.size())), found);
        }
        found.told.sort(Comparator.comparing(Row::matchedAt).thenComparing(Row::id));
        return found;
    }

    private void tellApart(List<String> rowIds, Found found) {
        List<Row> rows =
                ledger.find(rowIds).values().stream().filter(Row::waiting).toList();
        Set<String> ids = new HashSet<>();
        for (Row row : rows) {
            ids.add(row.posting().postingId());
            if (row.spare() != null) {
                ids.add(row.spare().postingId());
            }
        }
        Set<String> gone = ids.isEmpty() ? Set.of() : closed.among(ids);
        found.passed.addAll(rowIds);
        for (Row row : rows) {
            Snapshot spare = row.spare();
            if (row.holds(gone)) {
                found.told.add(row);
            } else if (row.after() == null && spare != null && !gone.contains(spare.postingId())) {
                ledger.useSpare(row, spare);
                found.told.add(row);
            } else {
                found.withdrawn.add(row.id());
            }
        }
        found.told.forEach(row -> found.passed.remove(row.id()));
    }
}
