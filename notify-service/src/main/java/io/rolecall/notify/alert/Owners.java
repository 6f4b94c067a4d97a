package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.notify.subscriber.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts alerts and the terms of those they belong to together. */
@Component
class Owners {
    private static final int CHUNK = 1_000;
    private final AlertStore store;
    private final Subscribers subscribers;

    Owners(AlertStore store, Subscribers subscribers) {
        this.store = store;
        this.subscribers = subscribers;
    }

    /** The alert as it is matched. */
    LiveAlert live(Alert alert) {
        return LiveAlert.of(alert, terms(alert, subscribers(List.of(alert))));
    }

    /** Hands over every alert that is to be matched; one that can't be read any more with the reason. */
    void eachLive(Consumer<LiveAlert> live, BiConsumer<String, RuntimeException> unreadable) {
        store.createIndexes();
        List<Alert> some = new ArrayList<>(CHUNK);
        store.each(
                alert -> {
                    if (alert.active()) {
                        some.add(alert);
                    }
                    if (some.size() == CHUNK) {
                        each(some, live, unreadable);
                        some.clear();
                    }
                },
                unreadable);
        each(some, live, unreadable);
    }

    private void each(List<Alert> alerts, Consumer<LiveAlert> live, BiConsumer<String, RuntimeException> unreadable) {
        Map<String, Subscriber> found = subscribers(alerts);
        for (Alert alert : alerts) {
            LiveAlert put;
            try {
                put = LiveAlert.of(alert, terms(alert, found));
            } catch (IllegalArgumentException e) {
                unreadable.accept(alert.id(), e);
                continue;
            }
            live.accept(put);
        }
    }

    private Map<String, Subscriber> subscribers(List<Alert> alerts) {
        Set<String> ids = alerts.stream()
                .map(Alert::subscriberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : subscribers.findAll(ids);
    }

    private static Terms terms(Alert alert, Map<String, Subscriber> found) {
        @Nullable String owner = alert.subscriberId();
        if (owner == null) {
            return Terms.NOBODYS;
        }
        Subscriber subscriber = found.get(owner);
        return subscriber == null ? Terms.USUAL : Terms.of(subscriber.preferences());
    }
}
