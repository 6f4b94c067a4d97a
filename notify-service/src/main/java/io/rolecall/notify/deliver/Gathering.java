package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Cadence;
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

    /** The rows that wait, in the order in which they were found, without those that can't be applied to any more. */
    private record Found(List<Row> told, List<String> withdrawn) {}

    /** Freezes the next delivery of a batch that is due; empty when none of it is left to tell. */
    Optional<Delivery> makeUp(Alert alert, Waiting.Batch batch) {
        String id = alert.id() + "-" + Long.toString(batch.since().toEpochMilli(), 36);
        Optional<Delivery> made = deliveries.find(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (made.isEmpty()) {
            Found found = find(batch);
            ledger.withdraw(found.withdrawn);
            List<String> rowIds = found.told.stream()
                    .limit(settings.itemsPerMessage())
                    .map(Row::id)
                    .toList();
            if (rowIds.isEmpty()) {
                waiting.next(batch, List.copyOf(batch.rowIds()), now);
                return Optional.empty();
            }
            int more = found.told.size() - rowIds.size();
            made = Optional.of(
                    deliveries.insertOrFind(Delivery.open(id, alert.id(), Delivery.Kind.MATCHES, rowIds, more, now)));
        }
        finish(alert, batch, made.get(), now);
        return made;
    }

    /** Idempotent: also what is done for a delivery that another instance has begun. */
    private void finish(Alert alert, Waiting.Batch batch, Delivery delivery, Instant now) {
        ledger.assign(delivery.rowIds(), delivery.id());
        Set<String> untold = new HashSet<>();
        find(batch).told.forEach(row -> untold.add(row.id()));
        List<String> done =
                batch.rowIds().stream().filter(rowId -> !untold.contains(rowId)).toList();
        // What is left of an immediate alert has waited long enough; what is left of a digest goes into the next.
        boolean atOnce = alert.schedule().cadence() == Cadence.IMMEDIATE && !untold.isEmpty();
        waiting.next(batch, done, atOnce ? batch.since().plusMillis(1) : now);
    }

    private Found find(Waiting.Batch batch) {
        List<Row> rows = ledger.find(batch.rowIds()).values().stream()
                .filter(Row::waiting)
                .sorted(Comparator.comparing(Row::matchedAt).thenComparing(Row::id))
                .toList();
        Set<String> ids = new HashSet<>();
        for (Row row : rows) {
            ids.add(row.posting().postingId());
            if (row.spare() != null) {
                ids.add(row.spare().postingId());
            }
        }
        Set<String> gone = ids.isEmpty() ? Set.of() : closed.among(ids);
        List<Row> told = new ArrayList<>();
        List<String> withdrawn = new ArrayList<>();
        for (Row row : rows) {
            Snapshot spare = row.spare();
            if (!gone.contains(row.posting().postingId())) {
                told.add(row);
            } else if (spare != null && !gone.contains(spare.postingId())) {
                ledger.useSpare(row, spare);
                told.add(row);
            } else {
                withdrawn.add(row.id());
            }
        }
        return new Found(told, withdrawn);
    }
}
