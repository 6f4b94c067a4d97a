package io.rolecall.search.web;

import io.rolecall.search.index.Index;
import io.rolecall.search.index.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks this service for its own first page, before it counts as ready: classes are loaded, templates read and words gathered by then, and
 * the first visitor waits no longer than the tenth. Whatever goes wrong with that, it ends, and the service is ready.
 */
@Component("firstPage")
final class WarmUp implements HealthIndicator, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int ROUNDS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What the first visitors ask for; the words find something in most indexes, and cost little where they don't. */
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/?q=manager&workplace=REMOTE&payMin=30000&payCurrency=EUR",
            "/suggest/words?q=a",
            "/suggest/places?location=b",
            "/v1/postings?q=engineer");

    private final Index index;
    private final @Nullable InetAddress address;
    private volatile int port;
    private volatile boolean done;
    private volatile @Nullable Thread thread;

    WarmUp(Index index, ServerProperties server) {
        this.index = index;
        this.address = server.getAddress();
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name("warm-up").daemon().unstarted(this::warmUp);
        thread = started;
        started.start();
    }

    private void warmUp() {
        try {
            while (!(index.state() instanceof State.Ready) || port == 0) {
                Thread.sleep(PAUSE);
            }
            long start = System.nanoTime();
            ask(start + LONGEST.toNanos());
            log.info("The first page is warm after {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (InterruptedException e) {
            // The service is ending.
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "The first page could not be asked for; the first visitor will wait a moment longer: {}",
                    e.toString());
        } finally {
            done = true;
        }
    }

    private void ask(long end) throws IOException, InterruptedException {
        String host = address == null || address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        String home = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : ADDRESSES) {
                    for (String language : List.of("en", "de")) {
                        if (System.nanoTime() - end > 0) {
                            return;
                        }
                        client.send(
                                HttpRequest.newBuilder(URI.create(home + path))
                                        .header("Accept-Language", language)
                                        .header("Accept", "text/html,application/json")
                                        .timeout(LONGEST)
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
                    }
                }
            }
        }
    }

    @Override
    public Health health() {
        return done ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
