package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.notify.subscriber.Terms;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts alerts and the terms of those they belong to together. */
@Component
class Owners {
    private final AlertStore store;
    private final AllAlerts all;
    private final Subscribers subscribers;

    Owners(AlertStore store, AllAlerts all, Subscribers subscribers) {
        this.store = store;
        this.all = all;
        this.subscribers = subscribers;
    }

    /** The alert as it is matched. */
    LiveAlert live(Alert alert) {
        return LiveAlert.of(alert, terms(alert.subscriberId()));
    }

    /**
     * Hands over every alert that is to be matched, by several threads at once and in no order; one that can't be read any more with
     * the reason.
     */
    void eachLive(Consumer<LiveAlert> live, BiConsumer<String, RuntimeException> unreadable) {
        store.createIndexes();
        Map<String, Terms> particular = subscribers.particular();
        all.each(
                owner -> owner == null ? Terms.NOBODYS : particular.getOrDefault(owner, Terms.USUAL), live, unreadable);
    }

    private Terms terms(@Nullable String owner) {
        return owner == null
                ? Terms.NOBODYS
                : subscribers.find(owner).map(s -> Terms.of(s.preferences())).orElse(Terms.USUAL);
    }
}
