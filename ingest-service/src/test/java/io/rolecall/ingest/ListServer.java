package io.rolecall.ingest;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves lists from loopback; what it serves can be changed, and can be a fault. */
final class ListServer implements AutoCloseable {
    private record Stream(int status, String location, Answering body) {}

    private record Answer(int status, byte[] body, Map<String, String> headers, int announced) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** Writes an answer, of any length. */
    interface Answering {
        void to(OutputStream out, String query) throws IOException;
    }

    ListServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            try {
                held.getOrDefault(path, new CountDownLatch(0)).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Stream answering = streams.get(path);
            if (answering != null) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Location", answering.location);
                exchange.sendResponseHeaders(answering.status, 0);
                try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 65_536)) {
                    answering.body.to(
                            out, String.valueOf(exchange.getRequestURI().getQuery()));
                } catch (IOException e) {
                    // Who asked has heard enough.
                }
                exchange.close();
                return;
            }
            Answer answer = answers.get(path);
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (known != null && known.equals(answer.headers.get("ETag"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                answer.headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status, answer.announced);
                exchange.getResponseBody().write(answer.body);
            }
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    String serve(String path, String body) {
        return serve(path, body.getBytes(StandardCharsets.UTF_8));
    }

    String serve(String path, byte[] body) {
        answers.put(path, new Answer(200, body, Map.of(), body.length));
        return url(path);
    }

    String stream(String path, Answering answering) {
        return stream(path, 200, "", answering);
    }

    String stream(String path, int status, String location, Answering answering) {
        streams.put(path, new Stream(status, location, answering));
        return url(path);
    }

    /** Says so where it is asked for what the asker has already. */
    String serveTagged(String path, String body, String etag) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answers.put(path, new Answer(200, bytes, Map.of("ETag", etag), bytes.length));
        return url(path);
    }

    /** Announces more than it sends. */
    String serveTruncated(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answers.put(path, new Answer(200, bytes, Map.of(), bytes.length + 1_000));
        return url(path);
    }

    String fail(String path, int status) {
        answers.put(path, new Answer(status, new byte[0], Map.of(), -1));
        return url(path);
    }

    /** Keeps who asks for it waiting until the latch is counted down. */
    CountDownLatch hold(String path) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(path, latch);
        return latch;
    }

    String redirect(String path, String to) {
        answers.put(path, new Answer(302, new byte[0], Map.of("Location", to), -1));
        return url(path);
    }

    String serveGzip(String path, byte[] packed) {
        answers.put(path, new Answer(200, packed, Map.of("Content-Encoding", "gzip"), packed.length));
        return url(path);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.stop(0);
        threads.shutdownNow();
    }
}
