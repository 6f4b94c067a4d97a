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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sees to it that of several deliveries to one reader only one tells a vacancy, and that it is told by another when that one
 * ends without having told it. All of it may be done twice.
 */
@Component
class Claims {
    private final Told told;
    private final DeliveryStore deliveries;
    private final Leases leases;
    private final Rows rows;
    private final Reasons reasons;
    private final Alerts alerts;
    private final Clock clock;

    Claims(Told told, DeliveryStore deliveries, Leases leases, Rows rows, Reasons reasons, Alerts alerts, Clock clock) {
        this.reasons = reasons;
        this.told = told;
        this.deliveries = deliveries;
        this.leases = leases;
        this.rows = rows;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @param reader for whom it claims */
    record Claimed(Delivery delivery, String reader, List<Row> rows) {}

    /**
     * Claims what stored deliveries are to tell and gives them their rows; what others have claimed before is left to those.
     *
     * @return the deliveries as they are then, some perhaps with nothing left to tell
     */
    List<Claimed> secure(List<Claimed> some) {
        List<Claimed> wanted = withReasons(some);
        Map<String, Told.Claim> claims = new LinkedHashMap<>();
        for (Claimed w : wanted) {
            w.rows.forEach(row ->
                    ClaimKeys.claims(w.reader, row, w.delivery.id()).forEach(c -> claims.putIfAbsent(c.key(), c)));
        }
        Map<String, String> lost = told.claim(List.copyOf(claims.values()), now());
        List<Claimed> secured = new ArrayList<>();
        List<Claimed> elsewhere = new ArrayList<>();
        Map<Row, String> owners = new HashMap<>();
        for (Claimed w : wanted) {
            Map<Row, String> gone = lost(w, lost);
            List<Row> mine =
                    w.rows.stream().filter(row -> !gone.containsKey(row)).toList();
            Delivery delivery = w.delivery;
            if (!gone.isEmpty()) {
                handBack(w, mine, gone.keySet());
                delivery = delivery.telling(mine.stream().map(Row::id).toList());
                leases.narrow(delivery);
                elsewhere.add(new Claimed(w.delivery, w.reader, List.copyOf(gone.keySet())));
                owners.putAll(gone);
            }
            secured.add(new Claimed(delivery, w.reader, mine));
        }
        Map<String, List<Row>> assigned = new LinkedHashMap<>();
        secured.forEach(s -> assigned.put(s.delivery.id(), s.rows));
        rows.assign(assigned);
        elsewhere.forEach(e -> {
            Map<Row, String> its = new LinkedHashMap<>();
            e.rows.forEach(row -> its.put(row, Objects.requireNonNull(owners.get(row))));
            leave(e.reader, its);
        });
        return secured;
    }

    /** Rows that others tell, with who does: of a vacancy all rows, also when it is known by one of its postings only. */
    private static Map<Row, String> lost(Claimed w, Map<String, String> lost) {
        Map<String, String> vacancies = new HashMap<>();
        for (Row row : w.rows) {
            String owner = ClaimKeys.owner(w.reader, row, lost);
            if (owner != null) {
                vacancies.putIfAbsent(row.subject(), owner);
            }
        }
        Map<Row, String> gone = new LinkedHashMap<>();
        for (Row row : w.rows) {
            String owner = vacancies.get(row.subject());
            if (owner != null) {
                gone.put(row, owner);
            }
        }
        return gone;
    }

    /** Of what is left to another delivery nothing stays claimed for this one. */
    private void handBack(Claimed w, List<Row> mine, Set<Row> gone) {
        Set<String> keys = new HashSet<>();
        gone.forEach(row -> ClaimKeys.claims(w.reader, row, w.delivery.id()).forEach(c -> keys.add(c.key())));
        mine.forEach(row -> ClaimKeys.claims(w.reader, row, w.delivery.id()).forEach(c -> keys.remove(c.key())));
        told.release(keys, w.delivery.id());
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
     * Leaves a reader's rows to the deliveries that tell their vacancies.
     *
     * @return the ids of those that nobody tells yet: their delivery has ended without it, and gives them up soon
     */
    Set<String> leave(String reader, Map<Row, String> elsewhere) {
        if (elsewhere.isEmpty()) {
            return Set.of();
        }
        Map<String, List<Row>> byOwner = new LinkedHashMap<>();
        elsewhere.forEach((row, owner) ->
                byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(row));
        Map<String, Delivery> owners = deliveries.find(byOwner.keySet());
        Set<String> nobody = new LinkedHashSet<>();
        byOwner.forEach((owner, its) -> {
            List<String> rowIds = its.stream().map(Row::id).toList();
            Delivery known = owners.get(owner);
            if (known != null && known.state() == Delivery.State.OPEN && !deliveries.join(owner, rowIds)) {
                known = deliveries.find(owner).orElse(null);
            }
            if (known != null
                    && (known.state() == Delivery.State.CANCELLED || known.state() == Delivery.State.FAILED)) {
                nobody.addAll(rowIds);
                return;
            }
            // What is known by its posting is known by its vacancy from now on, so that no other posting tells it
            // either.
            told.claim(
                    its.stream()
                            .flatMap(row -> ClaimKeys.claims(reader, row, owner).stream())
                            .toList(),
                    now());
            rows.assign(Map.of(owner, its));
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
        Map<String, Row> found = rows.find(
                Stream.concat(ended.rowIds().stream(), ended.also().stream()).toList());
        String reader = reader(ended);
        told.release(
                found.values().stream()
                        .flatMap(row -> ClaimKeys.claims(reader, row, ended.id()).stream())
                        .map(Told.Claim::key)
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
    private String reader(Delivery delivery) {
        String nobodys = delivery.subscriberId() == null ? Told.program(delivery.alertId()) : delivery.subscriberId();
        return alerts.findAll(delivery.alertIds()).values().stream()
                .map(Outlet::reader)
                .findFirst()
                .orElse(nobodys);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
