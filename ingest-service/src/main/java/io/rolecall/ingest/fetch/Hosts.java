package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Who may be asked when: one request at a time to a host and so many a second, none to a host that has asked to be left alone
 * or has failed again and again. Shared by all runs of this instance; safe for use by many threads.
 */
@Component
final class Hosts {
    /** So many failures in a row, and a host is left alone for a while. */
    static final int FAILURES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Duration spacing;
    private final Clock clock;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    Hosts(FetchSettings settings, Clock clock) {
        this.spacing = Duration.ofNanos((long) (1e9 / settings.requestsPerSecond()));
        this.clock = clock;
    }

    private static final class Host {
        final ReentrantLock turn = new ReentrantLock(true);
        long nextNanos = System.nanoTime();
        int failures;
        volatile @Nullable Instant pausedUntil;
        volatile Duration crawlDelay = Duration.ZERO;
    }

    /** A request. */
    interface Request<T> {
        T send() throws IOException;
    }

    /**
     * Sends a request when it is its turn.
     *
     * @param insistent whether somebody waits for it, so that a host is asked that is being left alone
     */
    <T> T inTurn(URI uri, boolean insistent, Request<T> request) throws IOException {
        Host host = host(uri);
        lock(host);
        try {
            Instant until = host.pausedUntil;
            if (!insistent && until != null && clock.instant().isBefore(until)) {
                throw new IOException(uri.getHost() + " is left alone until " + until
                        + (host.failures >= FAILURES
                                ? ", after " + host.failures + " failures in a row"
                                : ", as it asked"));
            }
            if (!ours(uri)) {
                pause(Duration.ofNanos(host.nextNanos - System.nanoTime()));
                host.nextNanos =
                        System.nanoTime() + longer(spacing, host.crawlDelay).toNanos();
            }
            T answer = request.send();
            host.failures = 0;
            host.pausedUntil = null;
            return answer;
        } catch (StatusException e) {
            host.failures = e.passing() ? host.failures + 1 : 0;
            leaveAlone(host, e.retryAfter());
            throw e;
        } catch (UnchangedException e) {
            host.failures = 0;
            throw e;
        } catch (IOException e) {
            host.failures++;
            leaveAlone(host, null);
            throw e;
        } finally {
            host.turn.unlock();
        }
    }

    /** Keeps a distance that robots.txt asks for, if it is longer than ours. */
    void crawlDelay(URI uri, Duration delay) {
        host(uri).crawlDelay = delay;
    }

    private void leaveAlone(Host host, @Nullable Duration asked) {
        Duration pause = asked;
        if (host.failures >= FAILURES) {
            Duration growing = FIRST_PAUSE.multipliedBy(1L << Math.min(10, host.failures - FAILURES));
            pause = longer(asked == null ? Duration.ZERO : asked, growing);
        }
        if (pause != null) {
            host.pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }

    private Host host(URI uri) {
        return hosts.computeIfAbsent(uri.getHost() + ":" + uri.getPort(), _ -> new Host());
    }

    /** A host in the operator's own network, which is theirs to burden. */
    private static boolean ours(URI uri) {
        try {
            return !InetAddressFilter.externalAddresses().matches(InetAddress.getByName(uri.getHost()));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static void lock(Host host) throws IOException {
        try {
            host.turn.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits; not at all for what is zero or below. */
    static void pause(Duration duration) throws IOException {
        if (duration.isPositive()) {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("was not fetched, the service is shutting down", e);
    }
}
