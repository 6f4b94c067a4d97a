package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what belongs into one message. Reads by key and for many at once. */
@Component
class Outlets {
    private final Alerts alerts;
    private final Subscribers subscribers;
    private final Waiting waiting;
    private final Rows rows;

    Outlets(Alerts alerts, Subscribers subscribers, Waiting waiting, Rows rows) {
        this.alerts = alerts;
        this.subscribers = subscribers;
        this.waiting = waiting;
        this.rows = rows;
    }

    /** The outlets of alerts, as far as something waits for them that is to be told. */
    List<Outlet> of(Collection<String> alertIds) {
        Map<String, Alert> known = new HashMap<>(alerts.findAll(alertIds));
        forget(alertIds.stream().filter(id -> !known.containsKey(id)).toList());
        Map<String, Alert> asked = known.values().stream()
                .filter(Alert::active)
                .collect(Collectors.toMap(Outlet::id, a -> a, (a, b) -> a, LinkedHashMap::new));
        Map<String, Subscriber> owners = subscribers.findAll(asked.values().stream()
                .map(Alert::subscriberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Set<String> others = new HashSet<>();
        owners.values().forEach(owner -> others.addAll(owner.alertIds()));
        others.removeAll(known.keySet());
        if (!others.isEmpty()) {
            known.putAll(alerts.findAll(others));
        }
        Map<String, List<Alert>> families = new HashMap<>();
        for (Alert alert : known.values()) {
            String reader = Outlet.reader(alert);
            if (alert.active() && reader != null) {
                families.computeIfAbsent(reader, r -> new ArrayList<>()).add(alert);
            }
        }
        Map<String, List<Alert>> members = new LinkedHashMap<>();
        asked.forEach((id, alert) -> members.put(
                id,
                families.getOrDefault(String.valueOf(Outlet.reader(alert)), List.of(alert)).stream()
                        .filter(a -> Outlet.id(a).equals(id))
                        .sorted(java.util.Comparator.comparing(Alert::createdAt).thenComparing(Alert::id))
                        .toList()));
        Map<String, Waiting.Batch> batches = waiting.find(
                members.values().stream().flatMap(List::stream).map(Alert::id).collect(Collectors.toSet()));
        List<Outlet> outlets = new ArrayList<>();
        members.forEach((id, all) -> {
            List<Alert> waits =
                    all.stream().filter(a -> batches.containsKey(a.id())).toList();
            if (!waits.isEmpty()) {
                Alert first = waits.getFirst();
                outlets.add(new Outlet(
                        id,
                        first.subscriberId() == null ? null : owners.get(first.subscriberId()),
                        Outlet.reader(first),
                        waits,
                        families.getOrDefault(String.valueOf(Outlet.reader(first)), List.of(first)),
                        waits.stream()
                                .map(a -> Objects.requireNonNull(batches.get(a.id())))
                                .toList()));
            }
        });
        return outlets;
    }

    /** What was found for alerts that are gone is told no more. */
    private void forget(List<String> gone) {
        waiting.find(gone).values().forEach(batch -> {
            rows.withdraw(rows.find(batch.rowIds()).values());
            waiting.leave(batch);
        });
    }
}
