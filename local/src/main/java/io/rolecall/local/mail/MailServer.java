package io.rolecall.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The page and the JSON of the caught mails, on 127.0.0.1 only. */
public final class MailServer implements AutoCloseable {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Mailbox mailbox;

    private MailServer(HttpServer server, ExecutorService threads, Mailbox mailbox) {
        this.server = server;
        this.threads = threads;
        this.mailbox = mailbox;
    }

    /**
     * Serves what the catcher caught.
     *
     * @param port 0 for a free one
     */
    public static MailServer start(MailCatcher catcher, int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            MailServer server = new MailServer(http, threads, catcher.mailbox());
            http.setExecutor(threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("can't serve the caught mails on port " + port, e);
        }
    }

    /** Where it listens: always 127.0.0.1. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (RuntimeException e) {
                answer = new Answer(500, TEXT, "This mail can't be shown: " + e);
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            if (answer.location() != null) {
                headers.set("Location", answer.location());
            }
            boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private record Answer(
            int status,
            String type,
            String body,
            String policy,
            @Nullable String location) {
        Answer(int status, String type, String body) {
            this(status, type, body, MailPage.POLICY, null);
        }
    }

    private Answer answer(HttpExchange exchange) {
        // A name that someone else's DNS points here would let their page read the mails, whose links are keys.
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOCAL.contains(host.replaceFirst(":\\d+$", ""))) {
            return new Answer(421, TEXT, "Ask for localhost:" + port() + ".");
        }
        String path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> get(path, exchange.getRequestURI().getRawQuery());
            case "DELETE" -> path.equals("/api/v1/messages") ? cleared() : notFound(path);
            case "POST" -> path.equals("/clear") ? clearedByForm(exchange) : notFound(path);
            default -> new Answer(405, TEXT, "Only GET, HEAD, DELETE and POST are known here.");
        };
    }

    private Answer get(String path, @Nullable String query) {
        return switch (path) {
            case "/" -> new Answer(200, HTML, MailPage.list(mailbox));
            case "/style.css" -> new Answer(200, "text/css; charset=utf-8", MailPage.STYLE);
            case "/livez", "/readyz" -> new Answer(200, TEXT, "ok");
            case "/api/v1/messages" ->
                new Answer(
                        200, JSON, MailJson.list(mailbox, parameter(query, "start", 0), parameter(query, "limit", 50)));
            default -> message(path);
        };
    }

    private Answer message(String path) {
        String[] parts = path.split("/", -1);
        if (path.startsWith("/api/v1/message/") && (parts.length == 5 || parts.length == 6)) {
            return find(parts[4])
                    .map(mail -> switch (parts.length == 5 ? "" : parts[5]) {
                        case "" -> new Answer(200, JSON, MailJson.one(mail));
                        case "raw" -> new Answer(200, TEXT, mail.source());
                        case "headers" -> new Answer(200, JSON, MailJson.headers(mail));
                        default -> notFound(path);
                    })
                    .orElseGet(() -> notFound(path));
        }
        if (parts.length == 3 && parts[1].equals("message")) {
            return find(parts[2])
                    .map(mail -> new Answer(200, HTML, MailPage.message(mail)))
                    .orElseGet(() -> notFound(path));
        }
        if (parts.length == 3 && parts[1].equals("html")) {
            return find(parts[2])
                    .map(mail -> new Answer(200, HTML, MailPage.framed(mail), MailPage.MAIL_POLICY, null))
                    .orElseGet(() -> notFound(path));
        }
        return notFound(path);
    }

    private Optional<CaughtMail> find(String id) {
        return id.equals("latest") ? mailbox.newest(0, 1).stream().findFirst() : mailbox.find(id);
    }

    private Answer cleared() {
        mailbox.clear();
        return new Answer(200, TEXT, "ok");
    }

    private Answer clearedByForm(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return new Answer(403, TEXT, "Only this page's own button deletes.");
        }
        mailbox.clear();
        return new Answer(303, TEXT, "", MailPage.POLICY, "/");
    }

    private static Answer notFound(String path) {
        return path.startsWith("/api/")
                ? new Answer(404, JSON, "{\"Error\":\"not found\"}")
                : new Answer(404, HTML, MailPage.notFound());
    }

    /** What isn't a number counts as not given. */
    private static int parameter(@Nullable String query, String name, int otherwise) {
        if (query == null) {
            return otherwise;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8)
                            .equals(name)) {
                try {
                    return Math.max(0, Integer.parseInt(pair.substring(equals + 1)));
                } catch (NumberFormatException e) {
                    return otherwise;
                }
            }
        }
        return otherwise;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
