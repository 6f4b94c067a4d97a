package io.rolecall.ingest;

import io.rolecall.testing.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP door with the operator's key, for tests. */
record Service(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    record Answer(int status, String type, JsonNode body, HttpResponse<String> raw) {
        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        int number(String pointer) {
            return body.at(pointer).asInt(-1);
        }
    }

    Answer push(String body) {
        return send("POST", "/v1/postings", "application/json", body);
    }

    Answer pushLines(String... lines) {
        return send("POST", "/v1/postings", "application/x-ndjson", String.join("\n", lines));
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer send(String method, String path, String type, String body) {
        return send(
                method,
                path,
                type,
                HttpRequest.BodyPublishers.ofString(body == null ? "" : body),
                Infrastructure.API_KEY);
    }

    Answer send(String method, String path, String type, HttpRequest.BodyPublisher body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            JsonNode json =
                    text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.createObjectNode();
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    json,
                    answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
