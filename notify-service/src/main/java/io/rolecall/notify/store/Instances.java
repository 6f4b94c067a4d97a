package io.rolecall.notify.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which instances are alive. Each says every few seconds that it is, by the store's clock, so that theirs needn't agree; who falls silent is
 * dead to the others, who then see to what it has begun. Who was silent itself, or only slow, must ask before it goes on with anything
 * that others may have taken over.
 */
@Component
public class Instances implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Instances.class);
    private static final Duration BEAT = Duration.ofSeconds(3);

    /** Two beats late. */
    private static final Duration SILENT = Duration.ofSeconds(7);

    /** Longer than a collection of garbage stops an instance, or a store that changes its primary all of them. */
    private static final Duration DEAD = Duration.ofSeconds(15);

    /** Longer than anything names an instance that has died. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    /** For what is being said when the service stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MongoCollection<Document> instances;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String id = UUID.randomUUID().toString();
    private volatile Set<String> dead = Set.of();
    private volatile Set<String> silent = Set.of();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /** When it last said so, by both clocks of the machine: one stands still while the machine sleeps, the other may be set. */
    private @Nullable Beat last;

    /** The first of those beats that came in time one after the other. */
    private @Nullable Beat first;

    private record Beat(long nanos, long millis, Instant at) {
        boolean within(Duration time, Beat before) {
            return nanos - before.nanos <= time.toNanos() && millis - before.millis <= time.toMillis();
        }
    }

    /** Says in this instance that others have died. */
    public record Died(Set<String> ids) {}

    Instances(MongoTemplate mongo, ApplicationEventPublisher events, Clock clock) {
        this.instances = mongo.getCollection("instances");
        this.events = events;
        this.clock = clock;
    }

    /** The name of this instance, until it ends. */
    public String id() {
        return id;
    }

    /** Whether an instance has died, as far as is known. */
    public boolean dead(@Nullable String instance) {
        return instance != null && dead.contains(instance);
    }

    /** Whether nothing was heard of an instance lately: it will be dead, unless it is only slow. */
    public boolean silent(@Nullable String instance) {
        return instance != null && silent.contains(instance);
    }

    /** Whether nobody can have taken anything over that this instance has claimed at an instant. */
    public synchronized boolean undisputed(Instant claimedAt) {
        return last != null && first != null && now().within(SILENT, last) && !claimedAt.isBefore(first.at);
    }

    private Beat now() {
        return new Beat(System.nanoTime(), System.currentTimeMillis(), clock.instant());
    }

    /** Says that this instance is alive, and looks who is not. */
    void beat() {
        Beat begun = now();
        Document mine = instances.findOneAndUpdate(
                eq("_id", id),
                Updates.currentDate("at"),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        Instant stored = at(Objects.requireNonNull(mine));
        look(stored, said(begun));
    }

    /** @return whether this instance was there for long enough to judge others: after an outage all of them have been silent */
    private synchronized boolean said(Beat beat) {
        Beat answered = now();
        if (last == null || !answered.within(SILENT, last)) {
            first = answered;
        }
        last = beat;
        return first != null && !answered.within(SILENT, first);
    }

    private void look(Instant now, boolean judges) {
        Set<String> late = new HashSet<>();
        Set<String> over = new HashSet<>();
        for (Document other : instances.find()) {
            Instant at = at(other);
            String name = other.getString("_id");
            if (at.isBefore(now.minus(FORGOTTEN))) {
                instances.deleteOne(new Document("_id", name).append("at", at));
            } else if (at.isBefore(now.minus(SILENT))) {
                late.add(name);
                if (at.isBefore(now.minus(DEAD)) && (judges || dead.contains(name))) {
                    over.add(name);
                }
            }
        }
        silent = Set.copyOf(late);
        Set<String> died = new HashSet<>(over);
        died.removeAll(dead);
        dead = Set.copyOf(over);
        if (!died.isEmpty()) {
            log.info("{} instance(s) ended or died; what they had begun is gone on with here", died.size());
            events.publishEvent(new Died(died));
        }
    }

    private static Instant at(Document instance) {
        Date at = instance.getDate("at");
        return at.toInstant();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("instances").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try {
                beat();
            } catch (MongoException e) {
                log.debug("that this instance is alive is said later: {}", e.toString());
            } catch (RuntimeException e) {
                log.warn("it can't be told which instances are alive, trying again: {}", e.toString());
            }
            try {
                if (ended.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What it may still be finishing is its own until it is silent for long. */
    @Override
    public void stop() {
        running = false;
        ended.countDown();
        Thread beating = thread;
        if (beating != null) {
            try {
                beating.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Before all that begins something, and until that has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
