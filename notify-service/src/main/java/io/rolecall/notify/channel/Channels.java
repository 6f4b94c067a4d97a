package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends a notice by the channel of its destination, with no more sends at once than each of them can bear. */
@Component
public class Channels {
    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final long SHUTDOWN_SECONDS = 25;

    /** Programs that are well answer within it; who takes longer is waited for on the side. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Map<Class<?>, Channel<?>> channels = new HashMap<>();
    private final Map<Channel.Pool, Lanes> lanes = new EnumMap<>(Channel.Pool.class);
    private final List<ExecutorService> threads = new ArrayList<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("send-later").factory());

    Channels(List<Channel<?>> all, ChannelSettings settings) {
        all.forEach(channel -> channels.put(channel.takes(), channel));
        for (Class<?> kind : Destination.class.getPermittedSubclasses()) {
            if (!channels.containsKey(kind)) {
                throw new IllegalStateException("no channel takes " + kind.getSimpleName());
            }
        }
        lanes.put(Channel.Pool.MAILS, lanes("mail-", Lanes.Bounds.of(settings.mails())));
        Lanes posts = lanes("webhook-", Lanes.Bounds.of(settings.webhooks(), PATIENCE));
        lanes.put(Channel.Pool.POSTS, posts);
        later.scheduleWithFixedDelay(posts::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Lanes lanes(String name, Lanes.Bounds bounds) {
        // Of as many threads as the lanes let begin.
        ExecutorService pool =
                Executors.newCachedThreadPool(Thread.ofPlatform().name(name, 1).factory());
        threads.add(pool);
        return new Lanes(bounds, pool, System::nanoTime);
    }

    /** Has it run when there is room for a send to the destination. */
    public void whenRoom(Destination destination, Runnable send) {
        Channel.Lane lane = lane(channel(destination), destination);
        if (lane.after().isZero()) {
            queue(lane, send);
        } else {
            later.schedule(() -> queue(lane, send), lane.after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void queue(Channel.Lane lane, Runnable send) {
        Objects.requireNonNull(lanes.get(lane.pool())).run(lane.name(), lane.width(), send);
    }

    /** Reads together what sends to these, which follow soon, will ask one by one. */
    public void prepare(Collection<Destination> some) {
        Map<Class<?>, List<Destination>> kinds = new HashMap<>();
        some.forEach(to ->
                kinds.computeIfAbsent(to.getClass(), kind -> new ArrayList<>()).add(to));
        kinds.values().forEach(its -> prepare(channel(its.getFirst()), its));
    }

    private static <D extends Destination> void prepare(Channel<D> channel, List<Destination> some) {
        channel.prepare(some.stream().map(channel.takes()::cast).toList());
    }

    public Outcome send(Notice notice) {
        return send(channel(notice.destination()), notice);
    }

    /** See {@link Channel#greet}. */
    public Outcome greet(Notice.About about, Phrases phrases, Destination destination) {
        return greet(channel(destination), about, phrases, destination);
    }

    private Channel<?> channel(Destination destination) {
        return Objects.requireNonNull(channels.get(destination.getClass()));
    }

    private static <D extends Destination> Channel.Lane lane(Channel<D> channel, Destination destination) {
        return channel.lane(channel.takes().cast(destination));
    }

    private static <D extends Destination> Outcome send(Channel<D> channel, Notice notice) {
        return channel.send(notice, channel.takes().cast(notice.destination()));
    }

    private static <D extends Destination> Outcome greet(
            Channel<D> channel, Notice.About about, Phrases phrases, Destination destination) {
        return channel.greet(about, phrases, channel.takes().cast(destination));
    }

    /** What has begun is finished, so that nothing sent goes unnoted. */
    public void stop() {
        later.shutdownNow();
        threads.forEach(ExecutorService::shutdown);
        try {
            for (ExecutorService pool : threads) {
                if (!pool.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                    log.warn("some messages were still being sent when the service stopped");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
