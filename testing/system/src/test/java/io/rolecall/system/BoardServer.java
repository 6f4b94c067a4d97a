package io.rolecall.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A job board on loopback that answers what a test lays out. */
final class BoardServer implements AutoCloseable {
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final HttpServer server;

    BoardServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try {
                held.getOrDefault(exchange.getRequestURI().getPath(), new CountDownLatch(0))
                        .await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] page = pages.get(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
            if (page != null) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.start();
    }

    /** Lays out a page and answers its address. */
    String serve(String path, String body) {
        return serve(path, body.getBytes(StandardCharsets.UTF_8));
    }

    String serve(String path, byte[] body) {
        pages.put(path, body);
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Keeps who asks for it waiting until the latch is counted down. */
    CountDownLatch hold(String path) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(path, latch);
        return latch;
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        server.stop(0);
    }
}
