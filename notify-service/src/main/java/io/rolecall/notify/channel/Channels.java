package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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

    private final Map<Class<?>, Channel<?>> channels = new HashMap<>();
    private final Lanes lanes = new Lanes();
    private final ExecutorService mails;
    private final ExecutorService posts;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("send-later").factory());

    Channels(List<Channel<?>> all, ChannelSettings settings) {
        all.forEach(channel -> channels.put(channel.takes(), channel));
        for (Class<?> kind : Destination.class.getPermittedSubclasses()) {
            if (!channels.containsKey(kind)) {
                throw new IllegalStateException("no channel takes " + kind.getSimpleName());
            }
        }
        this.mails = Executors.newFixedThreadPool(
                settings.mails(), Thread.ofPlatform().name("mail-", 1).factory());
        this.posts = Executors.newFixedThreadPool(
                settings.webhooks(), Thread.ofPlatform().name("webhook-", 1).factory());
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
        ExecutorService pool = switch (lane.pool()) {
            case MAILS -> mails;
            case POSTS -> posts;
        };
        try {
            lanes.run(lane.name(), lane.width(), pool, send);
        } catch (RejectedExecutionException e) {
            log.debug("the service stops; what has not begun is sent after the next start");
        }
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
        mails.shutdown();
        posts.shutdown();
        try {
            if (!mails.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    || !posts.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some messages were still being sent when the service stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
