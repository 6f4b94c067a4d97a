package io.rolecall.ingest;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The operator's page as a browser without scripts sees it: cookies are kept, redirects are not followed by themselves. */
final class OperatorPage {
    private final String home;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String csrf = "";

    OperatorPage(int port) {
        this.home = "http://127.0.0.1:" + port;
    }

    record Answer(int status, Document page, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String text() {
            return page.text();
        }
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Posts a form as it is given, without the token of the session. */
    Answer postBare(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer post(String path, Map<String, String> form) {
        var whole = new java.util.HashMap<>(form);
        whole.put("csrf", csrf);
        return postBare(path, whole);
    }

    Answer post(String path) {
        return post(path, Map.of());
    }

    /** Posts and looks at where that leads. */
    Answer postAndFollow(String path, Map<String, String> form) {
        Answer answer = post(path, form);
        String to = answer.header("Location");
        return to.isEmpty()
                ? answer
                : get(URI.create(home).resolve(to).toString().substring(home.length()));
    }

    Answer signIn(String key) {
        Answer answer = postBare("/operator/sign-in", Map.of("key", key));
        if (answer.status() == 302) {
            csrf = get("/operator").page().selectFirst("input[name=csrf]").attr("value");
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Jsoup.parse(answer.body(), home), answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
