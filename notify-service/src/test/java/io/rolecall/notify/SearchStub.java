package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for single postings as search-service does. */
public final class SearchStub {
    private static final Map<String, Posting> POSTINGS = new ConcurrentHashMap<>();

    /** Where it is. */
    static final String URL = start();

    private SearchStub() {}

    /** It knows this posting from now on. */
    public static void knows(Posting posting) {
        POSTINGS.put(posting.id(), posting);
    }

    private static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/postings/", exchange -> {
                String id = exchange.getRequestURI().getPath().substring("/v1/postings/".length());
                Posting known = POSTINGS.get(id);
                byte[] body = known == null
                        ? new byte[0]
                        : Api.JSON.writeValueAsString(known).getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(known == null ? 404 : 200, known == null ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
