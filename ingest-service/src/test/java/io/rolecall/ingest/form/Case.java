package io.rolecall.ingest.form;

import com.sun.net.httpserver.HttpServer;
import io.rolecall.ingest.fetch.NearPages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One reading of a list by its form, from a server on this machine, and what came of it. */
final class Case implements Items, AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    record Refusal(String externalId, String field, String message, String excerpt) {}

    final Map<String, Posting> open = new LinkedHashMap<>();
    final List<String> notOpen = new ArrayList<>();
    final List<Refusal> refused = new ArrayList<>();
    final List<String> cursors = new ArrayList<>();
    final Map<String, Object> before = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    String error;
    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Supplier<InputStream>> pages = new ConcurrentHashMap<>();
    private final ListForm form;
    private final HttpServer server;
    private String organization = "Board";
    private String cursor;

    Case(String type) {
        form = ListForms.of(type).orElseThrow();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            if (!path.equals("/robots.txt")) {
                asked.add(path);
            }
            Supplier<InputStream> page = pages.get(path);
            if (page == null) {
                exchange.sendResponseHeaders(path.contains("busy") ? 503 : 404, -1);
            } else {
                exchange.sendResponseHeaders(200, 0);
                try (InputStream in = page.get()) {
                    in.transferTo(exchange.getResponseBody());
                }
            }
            exchange.close();
        });
        server.start();
    }

    /** The reading of one document. */
    static Case of(String type, String document, String... options) {
        return new Case(type).page("/list", document).options(options).read("/list");
    }

    static Case of(String type, byte[] document, String... options) {
        return new Case(type).page("/list", document).options(options).read("/list");
    }

    Case options(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    Case organization(String name) {
        organization = name;
        return this;
    }

    Case cursor(String given) {
        cursor = given;
        return this;
    }

    Case page(String path, String document) {
        return page(path, document.replace("{base}", url("")).getBytes(StandardCharsets.UTF_8));
    }

    Case page(String path, byte[] document) {
        return stream(path, () -> new java.io.ByteArrayInputStream(document));
    }

    Case stream(String path, Supplier<InputStream> document) {
        pages.put(path, document);
        return this;
    }

    Case gone(String path) {
        pages.remove(path);
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    Case read(String path) {
        open.clear();
        notOpen.clear();
        refused.clear();
        asked.clear();
        error = null;
        Listing listing = new Listing("s", url(path), organization, null, options, cursor);
        form.check(listing);
        try {
            form.read(listing, NearPages.first(), this);
        } catch (IOException e) {
            error = e.getMessage();
        }
        return this;
    }

    Posting only() {
        if (open.size() != 1 || error != null) {
            throw new AssertionError("Not one posting: " + open.keySet() + " " + refused + " " + error);
        }
        return open.values().iterator().next();
    }

    @Override
    public void open(Draft draft, Object same) {
        try {
            before.put(draft.externalId(), same);
            if (open.putIfAbsent(draft.externalId(), Normalizer.normalize(draft, NOW)) != null) {
                refused(draft.externalId(), "id", "occurs more than once", "");
            }
        } catch (InvalidPostingException e) {
            refused(draft.externalId(), e.field(), Refusals.message(e), "");
        }
    }

    @Override
    public void notOpen(String externalId) {
        notOpen.add(externalId);
    }

    @Override
    public void refused(String externalId, String field, String message, String excerpt) {
        refused.add(new Refusal(externalId, field, message, excerpt));
    }

    @Override
    public boolean sameAsBefore(String externalId, Object same) {
        return same.equals(before.get(externalId));
    }

    @Override
    public void reached(String at) {
        cursors.add(at);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
