package io.rolecall.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running search-service. */
public record Http(int port) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public record Answer(int status, String type, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public Answer get(String path) {
        try {
            HttpResponse<String> response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids that a search finds. */
    public List<String> ids(String query) {
        JsonNode results =
                get("/v1/postings?size=100&facets=none&" + query).json().get("results");
        return results == null
                ? List.of()
                : StreamSupport.stream(results.spliterator(), false)
                        .map(r -> r.get("id").asString())
                        .toList();
    }

    public long total(String query) {
        JsonNode total = get("/v1/postings?facets=none&" + query).json().get("total");
        return total == null ? -1 : total.asLong();
    }
}
