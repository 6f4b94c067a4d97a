package io.rolecall.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundledFeedTest {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
    private static final String LOADED =
            "{\"id\":\"bundled\",\"lastRun\":{\"finished\":\"2026-11-23T01:00:07.123Z\",\"fetched\":205,\"new\":205}}";

    private final AtomicReference<String> source = new AtomicReference<>("");
    private final AtomicReference<String> postings = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        answer("/v1/sources/bundled", source);
        answer("/v1/postings", postings);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatThisStartHasLoadedIsWaitedForUntilASearchFindsAllOfIt() {
        source.set(LOADED);
        assertThat(feed(START).found()).as("search doesn't answer").isFalse();
        postings.set("{\"total\":204,\"page\":1}");
        assertThat(feed(START).found()).isFalse();
        postings.set("{\"total\":205,\"page\":1}");
        assertThat(feed(START).found()).isTrue();
    }

    @Test
    void nothingIsWaitedForThatWasLoadedBeforeOrIsNotThere() {
        postings.set("{\"total\":0,\"page\":1}");
        assertThat(feed(START).found()).as("no such source").isTrue();
        source.set("{\"id\":\"bundled\"}");
        assertThat(feed(START).found()).as("never read").isTrue();
        source.set(LOADED);
        assertThat(feed(START.plusSeconds(60)).found()).as("read before").isTrue();
    }

    private BundledFeed feed(Instant started) {
        int port = server.getAddress().getPort();
        return new BundledFeed(port, port, "key", started);
    }

    /** An empty answer is none. */
    private void answer(String path, AtomicReference<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            boolean allowed = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(
                    bytes.length == 0 ? 404 : allowed ? 200 : 401, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
