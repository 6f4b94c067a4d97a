package io.rolecall.notify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber's webhook on loopback that answers as it is told, the last answer for ever. */
public final class Hook implements AutoCloseable {
    /** What was posted. */
    public record Call(Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getFirst();
        }
    }

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean challenges;
    private volatile int only;

    public Hook(int... answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicInteger n = new AtomicInteger();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.add(new Call(exchange.getRequestHeaders(), body));
            int next = answers[Math.min(n.getAndIncrement(), answers.length - 1)];
            int status = only == 0 ? next : only;
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", url() + "elsewhere");
            }
            String challenge = challenge(body);
            exchange.sendResponseHeaders(status, challenge.isEmpty() ? -1 : challenge.length());
            if (!challenge.isEmpty()) {
                exchange.getResponseBody().write(challenge.getBytes(StandardCharsets.US_ASCII));
            }
            exchange.close();
        });
        server.start();
    }

    /** From now on nothing else. */
    public void answers(int status) {
        only = status;
    }

    /** From now on. */
    void answersChallenges() {
        challenges = true;
    }

    private String challenge(byte[] body) {
        return challenges ? Api.JSON.readTree(body).at("/data/challenge").asString("") : "";
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
