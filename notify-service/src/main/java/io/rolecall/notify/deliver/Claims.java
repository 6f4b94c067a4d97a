package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.Reasons;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees to it that of several deliveries to one reader only one tells a vacancy, and that it is told by another when that one
 * ends without having told it. All of it may be done twice.
 */
@Component
class Claims {
    private final Told told;
    private final DeliveryStore deliveries;
    private final Rows rows;
    private final Reasons reasons;
    private final Alerts alerts;
    private final Clock clock;

    Claims(Told told, DeliveryStore deliveries, Rows rows, Reasons reasons, Alerts alerts, Clock clock) {
        this.reasons = reasons;
        this.told = told;
        this.deliveries = deliveries;
        this.rows = rows;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @param reader for whom it claims; null: for nobody */
    record Claimed(Delivery delivery, @Nullable String reader, List<Row> rows) {}

    /**
     * Claims what stored deliveries are to tell and gives them their rows; what others have claimed before is left to those.
     *
     * @return the deliveries as they are then, some perhaps with nothing left to tell
     */
    List<Claimed> secure(List<Claimed> some) {
        Instant now = now();
        List<Claimed> wanted = withReasons(some);
        Map<String, Told.Claim> claims = new LinkedHashMap<>();
        for (Claimed w : wanted) {
            for (Row row : w.rows) {
                String key = key(w.reader, row);
                if (key != null) {
                    claims.putIfAbsent(
                            key,
                            new Told.Claim(key, w.delivery.id(), row.posting().postingId()));
                }
            }
        }
        Map<String, String> lost = told.claim(List.copyOf(claims.values()), now);
        List<Claimed> secured = new ArrayList<>();
        Map<Row, String> elsewhere = new HashMap<>();
        for (Claimed w : wanted) {
            List<Row> mine = new ArrayList<>();
            for (Row row : w.rows) {
                String owner = lost.get(String.valueOf(key(w.reader, row)));
                if (owner == null) {
                    mine.add(row);
                } else {
                    elsewhere.put(row, owner);
                }
            }
            Delivery delivery = w.delivery;
            if (mine.size() < w.rows.size()) {
                delivery = delivery.telling(mine.stream().map(Row::id).toList());
                deliveries.narrow(delivery);
            }
            secured.add(new Claimed(delivery, w.reader, mine));
        }
        Map<String, List<Row>> assigned = new LinkedHashMap<>();
        secured.forEach(s -> assigned.put(s.delivery.id(), s.rows));
        rows.assign(assigned);
        leave(elsewhere);
        return secured;
    }

    /** Who stored a delivery and died before it gave it its rows has not said either why they were found. */
    private List<Claimed> withReasons(List<Claimed> some) {
        List<Row> bare = some.stream()
                .flatMap(c -> c.rows.stream())
                .filter(row -> row.waiting() && row.why().isEmpty())
                .toList();
        if (bare.isEmpty()) {
            return some;
        }
        Map<String, Alert> known =
                alerts.findAll(bare.stream().map(Row::alertId).collect(Collectors.toSet()));
        Map<String, Row> given = reasons.give(bare, id -> {
                    Alert alert = known.get(id);
                    return alert == null ? null : alert.query();
                })
                .rows();
        return some.stream()
                .map(c -> new Claimed(
                        c.delivery,
                        c.reader,
                        c.rows.stream()
                                .map(row -> given.getOrDefault(row.id(), row))
                                .toList()))
                .toList();
    }

    /**
     * Leaves rows to the deliveries that tell their vacancies.
     *
     * @return the ids of those that nobody tells yet: their delivery has ended without it, and gives them up soon
     */
    Set<String> leave(Map<Row, String> elsewhere) {
        if (elsewhere.isEmpty()) {
            return Set.of();
        }
        Map<String, List<Row>> byOwner = new LinkedHashMap<>();
        elsewhere.forEach((row, owner) ->
                byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(row));
        Map<String, Delivery> owners = deliveries.find(byOwner.keySet());
        Set<String> nobody = new LinkedHashSet<>();
        byOwner.forEach((owner, some) -> {
            List<String> rowIds = some.stream().map(Row::id).toList();
            Delivery known = owners.get(owner);
            if (known != null && known.state() == Delivery.State.OPEN && !deliveries.join(owner, rowIds)) {
                known = deliveries.find(owner).orElse(null);
            }
            if (known != null
                    && (known.state() == Delivery.State.CANCELLED || known.state() == Delivery.State.FAILED)) {
                nobody.addAll(rowIds);
                return;
            }
            rows.assign(Map.of(owner, some));
            if (known == null || known.state() == Delivery.State.SENT) {
                rows.sent(rowIds, known != null && known.sentAt() != null ? known.sentAt() : now());
            }
        });
        return nobody;
    }

    /** After a delivery has ended without telling: its vacancies may be told by others, and rows of alerts that live on wait again. */
    void release(Delivery ended) {
        boolean cancelled = ended.state() == Delivery.State.CANCELLED;
        List<String> ids = new ArrayList<>(ended.also());
        Map<String, Row> found = rows.find(ended.rowIds());
        String reader = reader(ended, found.values());
        told.release(
                found.values().stream()
                        .map(row -> key(reader, row))
                        .filter(Objects::nonNull)
                        .toList(),
                ended.id());
        if (cancelled) {
            ids.addAll(ended.rowIds());
        }
        List<Row> bound = rows.find(ids).values().stream()
                .filter(row -> ended.id().equals(row.deliveryId()) && row.untold())
                .toList();
        Map<String, Alert> living =
                alerts.findAll(bound.stream().map(Row::alertId).collect(Collectors.toSet()));
        rows.withdraw(
                bound.stream().filter(row -> !living.containsKey(row.alertId())).toList());
        rows.release(
                bound.stream().filter(row -> living.containsKey(row.alertId())).toList(), now());
    }

    /** For whom a stored delivery claims. */
    @Nullable String reader(Delivery delivery, Collection<Row> its) {
        if (delivery.subscriberId() == null) {
            return null;
        }
        Map<String, Alert> known = alerts.findAll(delivery.alertIds());
        return known.values().stream()
                .map(Outlet::reader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(delivery.subscriberId());
    }

    /** By what a vacancy is claimed. */
    static @Nullable String key(@Nullable String reader, Row row) {
        return reader == null ? null : reader + "|" + row.subject();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
