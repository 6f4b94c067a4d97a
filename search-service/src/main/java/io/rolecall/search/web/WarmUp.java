package io.rolecall.search.web;

import io.rolecall.posting.Posting;
import io.rolecall.query.TextWord;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.State;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
 * Asks this service for its own pages, before it counts as ready: classes are loaded, templates read, words gathered and much of it
 * compiled by then, and the first visitor waits no longer than the tenth. Whatever goes wrong with that, it ends, and the service is
 * ready. Where there was nothing to find yet, it asks once more when there is.
 */
@Component("firstPage")
final class WarmUp implements HealthIndicator, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    /** Tells its requests from those of visitors, who can't know it. */
    private static final String HEADER = "Rolecall-Warm-Up";

    private static final String OWN = UUID.randomUUID().toString();

    private static final int MOST_ROUNDS = 12;

    /** A round whose slowest answer took no longer is the last. */
    private static final Duration WARM = Duration.ofMillis(25);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Index index;
    private final Searcher searcher;
    private final @Nullable InetAddress address;
    private final Duration longest;
    private volatile int port;
    private volatile boolean done;
    private volatile @Nullable Thread thread;

    /** What is asked for, in a language. */
    private record Visit(String path, String language) {}

    WarmUp(Index index, Searcher searcher, ServerProperties server, WebSettings settings) {
        this.index = index;
        this.longest = settings.warmUp();
        this.searcher = searcher;
        this.address = server.getAddress();
    }

    /** Whether it is one of our requests, which is not to be counted among those of visitors. */
    static boolean own(@Nullable HttpServletRequest request) {
        return request != null && OWN.equals(request.getHeader(HEADER));
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
        if (longest.isZero()) {
            done = true;
            return;
        }
        try {
            while (!(index.state() instanceof State.Ready) || port == 0) {
                Thread.sleep(PAUSE);
            }
            boolean empty = index.size() == 0;
            ask();
            done = true;
            while (empty) {
                Thread.sleep(PAUSE);
                if (index.size() > 0) {
                    empty = false;
                    ask();
                }
            }
        } catch (InterruptedException e) {
            // The service is ending.
        } finally {
            done = true;
        }
    }

    private void ask() {
        long start = System.nanoTime();
        try {
            boolean warm = ask(visits(), start + longest.toNanos());
            log.info(
                    warm ? "The first page is warm after {} ms" : "The first page is not quite warm after {} ms",
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "The first page could not be asked for; the first visitor will wait a moment longer: {}",
                    e.toString());
        }
    }

    /** What first visitors ask for, with words that find something where there is something to find. */
    private List<Visit> visits() {
        SearchResult newest = searcher.search(SearchRequest.parse(Map.of()));
        String word = "manager";
        List<Visit> visits = new ArrayList<>();
        if (!newest.results().isEmpty()) {
            Posting posting = newest.results().getFirst().posting();
            List<TextWord> title = TextWord.of(posting.title());
            if (!title.isEmpty()) {
                word = title.getFirst().form();
            }
            visits.add(new Visit(SearchPage.Item.href(posting.id()), "en"));
        }
        String q = "?q=" + URLEncoder.encode('"' + word + '"', StandardCharsets.UTF_8);
        for (String language : List.of("en", "de")) {
            visits.add(new Visit("/", language));
            visits.add(new Visit("/" + q, language));
            visits.add(
                    new Visit("/?q=manager&location=Berlin&workplace=REMOTE&payMin=30000&payCurrency=EUR", language));
        }
        visits.add(new Visit("/suggest/words?q=a", "en"));
        visits.add(new Visit("/suggest/places?location=b", "en"));
        visits.add(new Visit("/v1/postings" + q, "en"));
        return visits;
    }

    /** Whether answers came fast at last; {@code false} when time ran out. */
    private boolean ask(List<Visit> visits, long end) throws IOException {
        String host = address == null || address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        String home = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long slowest = 0;
            for (Visit visit : visits) {
                long asked = System.nanoTime();
                int left = (int) ((end - asked) / 1_000_000);
                if (left <= 0 || thread == null) {
                    return false;
                }
                try {
                    get(URI.create(home + visit.path()), visit.language(), left);
                } catch (SocketTimeoutException e) {
                    return false;
                }
                slowest = Math.max(slowest, System.nanoTime() - asked);
            }
            if (slowest < WARM.toNanos()) {
                return true;
            }
        }
        return false;
    }

    private static void get(URI address, String language, int timeoutMillis) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestProperty(HEADER, OWN);
        connection.setRequestProperty("Accept-Language", language);
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.setRequestProperty("Accept", "text/html,application/json");
        boolean answered = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST;
        InputStream body = answered ? connection.getInputStream() : connection.getErrorStream();
        if (body != null) {
            try (body) {
                body.transferTo(OutputStream.nullOutputStream());
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
