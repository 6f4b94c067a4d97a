package io.rolecall.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a search finds the postings that come with Rolecall, when this start has loaded them: ingest is ready when it has told of
 * them, and search when it has an index, but who is told that all is ready looks for what is there.
 */
public final class BundledFeed {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final Pattern NEW = Pattern.compile("\"new\":([0-9]{1,9})");
    private static final Pattern FINISHED = Pattern.compile("\"finished\":\"([0-9TZ:.-]{1,40})\"");
    private static final Pattern TOTAL = Pattern.compile("^\\{\"total\":([0-9]{1,12})");

    private final String ingest;
    private final String search;
    private final String key;
    private final Instant started;

    /** @param started what was loaded before is in the index that search has opened */
    public BundledFeed(int ingestPort, int searchPort, String key, Instant started) {
        this.ingest = "http://127.0.0.1:" + ingestPort + "/v1/sources/bundled";
        this.search = "http://127.0.0.1:" + searchPort + "/v1/postings?source=bundled&size=1&facets=none";
        this.key = key;
        this.started = started;
    }

    /** Whether there is nothing to wait for any more. */
    public boolean found() {
        Optional<String> source = get(ingest);
        Optional<Long> loaded = source.flatMap(body -> first(FINISHED, body))
                .map(Instant::parse)
                .filter(started::isBefore)
                .flatMap(_ -> source.flatMap(body -> first(NEW, body)))
                .map(Long::parseLong);
        return loaded.isEmpty()
                || get(search)
                        .flatMap(body -> first(TOTAL, body))
                        .filter(total -> Long.parseLong(total) >= loaded.get())
                        .isPresent();
    }

    private static Optional<String> first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The body of an answer that is one; empty where there is no such thing, or nobody answers. */
    private Optional<String> get(String address) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + key)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
