package io.rolecall.notify.store;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says once when the database goes and when it comes, so that not everybody has to who tries again until it is back. */
@Configuration
public class Store implements ClusterListener, ServerMonitorListener {
    private static final Logger log = LoggerFactory.getLogger(Store.class);

    /** Within it everybody who waits to note what they have done has noted it: they try once a second. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private static final long SAY_AGAIN = Duration.ofMinutes(1).toNanos();

    /** Whether somebody there takes writes; not known before somebody was found. */
    private boolean there;

    private boolean away;
    private boolean everAway;

    /** When it went, or the last time it came. */
    private long since;

    private long said;

    @Bean
    MongoClientSettingsBuilderCustomizer watched() {
        return settings -> settings.applyToClusterSettings(cluster -> cluster.addClusterListener(this))
                .applyToServerSettings(server -> server.addServerMonitorListener(this));
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        boolean now = event.getNewDescription().hasWritableServer();
        if (there && !now) {
            away = true;
            since = System.nanoTime();
            said = since;
            log.warn(
                    "the database is away, all work waits for it: {}",
                    event.getNewDescription().getServerDescriptions().stream()
                            .map(ServerDescription::getException)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(Store::reason)
                            .orElse("nobody there takes writes"));
        } else if (away && now) {
            away = false;
            log.info("the database is there again after {} s", seconds(System.nanoTime()));
            since = System.nanoTime();
            everAway = true;
        }
        there = now;
    }

    @Override
    public synchronized void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        long now = System.nanoTime();
        if (away && now - said > SAY_AGAIN) {
            said = now;
            log.warn("the database is away for {} s: {}", seconds(now), reason(event.getThrowable()));
        }
    }

    private long seconds(long now) {
        return Duration.ofNanos(now - since).toSeconds();
    }

    private static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage());
    }

    /**
     * Whether the store is away, or was a moment ago. While it was, no claim could be renewed and nothing noted that was done: whoever waits
     * to note it comes first, and claims that ended meanwhile are taken over after that.
     */
    public synchronized boolean justBack() {
        return away || (everAway && System.nanoTime() - since < GRACE.toNanos());
    }

    /** How to say that something is tried again: to who looks for it, where that the database is away was said already. */
    public static Level level(Throwable failure) {
        return isAway(failure) ? Level.DEBUG : Level.WARN;
    }

    /** Whether something failed because the database is not there. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoSocketException
                    || cause instanceof MongoTimeoutException
                    || cause instanceof MongoConnectionPoolClearedException
                    || cause instanceof MongoNotPrimaryException
                    || cause instanceof MongoNodeIsRecoveringException) {
                return true;
            }
        }
        return false;
    }
}
