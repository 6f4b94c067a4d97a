package io.rolecall.notify.alert;

import io.rolecall.notify.agenda.Agenda;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The subscribers of whom an alert has ended: whose last it was is forgotten some time later, and at once who never confirmed
 * any. An agenda names them, so that nobody looks through all.
 */
@Component
public class Farewells {
    private static final int CHUNK = 500;

    /** No alert that was noted as somebody's is stored later than this. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final Subscribers subscribers;
    private final AlertStore store;
    private final Agenda leaving;

    /** Those who asked to be erased: what was under way for them then may still be written. */
    private final Agenda erased;

    private final Clock clock;

    Farewells(Subscribers subscribers, AlertStore store, MongoTemplate mongo, Clock clock) {
        this.subscribers = subscribers;
        this.store = store;
        this.leaving = new Agenda(mongo, "leaving", clock);
        this.erased = new Agenda(mongo, "erased", clock);
        this.clock = clock;
    }

    /** Takes alerts that have ended out of their subscribers' lists, and notes who may be left with none. */
    public void noted(Collection<Departures.Departed> departed) {
        Map<String, List<String>> gone = new HashMap<>();
        for (Departures.Departed alert : departed) {
            if (alert.subscriberId() != null) {
                gone.computeIfAbsent(alert.subscriberId(), s -> new ArrayList<>())
                        .add(alert.id());
            }
        }
        leaving.enter(gone.keySet());
        gone.forEach(subscribers::strike);
        subscribers.findAll(gone.keySet()).values().forEach(this::leaves);
    }

    /** Somebody is about to be erased. */
    void erasing(String subscriberId) {
        erased.enter(subscriberId);
    }

    /** Hands over who asked to be erased, until nothing can come any more that was under way then. */
    public void eachErased(Consumer<String> subscriber) {
        erased.each(CHUNK, entries -> {
            entries.forEach(entry -> subscriber.accept(entry.id()));
            erased.strikeAsRead(entries.stream().filter(erased::settled).toList());
        });
    }

    /**
     * Forgets who has had no alert since before an instant.
     *
     * @param gone gets the ids of those who are forgotten, some more than once
     * @return how many they were
     */
    public long forget(Instant leftBefore, Consumer<String> gone) {
        long[] forgotten = {0};
        leaving.each(CHUNK, entries -> {
            Map<String, Subscriber> found =
                    subscribers.findAll(entries.stream().map(Agenda.Entry::id).toList());
            List<Agenda.Entry> done = new ArrayList<>();
            for (Agenda.Entry entry : entries) {
                Subscriber s = found.get(entry.id());
                if (s == null) {
                    gone.accept(entry.id());
                    if (leaving.settled(entry)) {
                        done.add(entry);
                    }
                } else if (!leaves(s)) {
                    if (subscribers.find(s.id()).isPresent()) {
                        done.add(entry);
                    }
                } else if (s.leftAt() != null && s.leftAt().isBefore(leftBefore) && subscribers.forget(s)) {
                    gone.accept(entry.id());
                    forgotten[0]++;
                    done.add(entry);
                }
            }
            leaving.strikeAsRead(done);
        });
        return forgotten[0];
    }

    /** Whether somebody has no alert, or may have none: then they are looked at again. */
    private boolean leaves(Subscriber s) {
        Set<String> there = store.existing(s.alertIds());
        if (!there.isEmpty()) {
            List<String> gone =
                    s.alertIds().stream().filter(id -> !there.contains(id)).toList();
            if (!gone.isEmpty() && settled(s)) {
                subscribers.strike(s.id(), gone);
            }
            return false;
        }
        if (!s.alertIds().isEmpty() && !settled(s)) {
            return true;
        }
        if (s.confirmedAt() == null) {
            return !subscribers.forget(s);
        }
        if (s.leftAt() == null) {
            subscribers.left(s);
        }
        return true;
    }

    private boolean settled(Subscriber s) {
        return s.enteredAt().isBefore(clock.instant().minus(SETTLED));
    }
}
