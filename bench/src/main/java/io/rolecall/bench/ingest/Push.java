package io.rolecall.bench.ingest;

import io.rolecall.bench.report.Progress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stream of NDJSON into the service, until all that follows from it is on the topic. */
final class Push {
    private static final Duration MOST_QUIET = Duration.ofMinutes(2);

    /** What the service counts. */
    record Answer(long accepted, long unchanged, long refused) {}

    private final Installation installation;
    private final Progress progress;

    Push(Installation installation, Progress progress) {
        this.installation = installation;
        this.progress = progress;
    }

    /**
     * Pushes the feed.
     *
     * @return a row of the table
     * @throws IllegalStateException when the service counts otherwise than expected
     */
    Map<String, String> all(Feed feed, String name, Answer expected) {
        try (TopicState topic = new TopicState(installation.kafka())) {
            long toldBefore = expected.accepted() > 0 ? 0 : topic.records();
            Map<String, Duration> before = installation.cpu();
            Feed.Sent sent = feed.open();
            long start = System.nanoTime();
            Answer answer = answer(
                    installation.http().sendAsync(request(sent), HttpResponse.BodyHandlers.ofString()),
                    name,
                    sent,
                    start);
            double answered = seconds(start);
            if (!answer.equals(expected)) {
                throw new IllegalStateException("ingest-service counted " + answer + " instead of " + expected);
            }
            awaitTold(topic, toldBefore + expected.accepted());
            long end = System.nanoTime();
            Map<String, Duration> after = installation.cpu();
            double took = (end - start) / 1e9;
            progress.line("%s: %,.0f postings/s; answered after %.1f s, all told after %.1f s"
                    .formatted(name, feed.lines() / took, answered, took));
            Map<String, String> row = new LinkedHashMap<>();
            row.put("what", name);
            row.put("postings/s", "%,.0f".formatted(feed.lines() / took));
            row.put("of the second half", "%,.0f".formatted(feed.lines() / 2.0 / ((end - sent.half()) / 1e9)));
            after.forEach((process, cpu) -> row.put(
                    "CPU ms/posting, " + process,
                    IngestBench.each(cpu.minus(before.getOrDefault(process, Duration.ZERO)), feed.lines())));
            return row;
        }
    }

    private HttpRequest request(Feed.Sent sent) {
        return HttpRequest.newBuilder(installation.ingest("/v1/postings"))
                .header("Authorization", "Bearer " + Installation.API_KEY)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> sent))
                .build();
    }

    private Answer answer(CompletableFuture<HttpResponse<String>> future, String name, Feed.Sent sent, long start) {
        while (true) {
            try {
                HttpResponse<String> response = future.get(1, TimeUnit.SECONDS);
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(
                            "ingest-service answers " + response.statusCode() + ": " + response.body() + "\n"
                                    + installation.child("ingest").lastWords());
                }
                JsonNode counted = JsonMapper.shared().readTree(response.body());
                return new Answer(
                        counted.path("accepted").asLong(),
                        counted.path("unchanged").asLong(),
                        counted.path("refused").asLong());
            } catch (TimeoutException e) {
                progress.quiet(() -> "%s: about %,d lines taken, %,.0f a second"
                        .formatted(name, sent.lines(), sent.lines() / seconds(start)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException | CompletionException e) {
                throw new IllegalStateException(
                        "The push failed: " + e.getCause() + "\n"
                                + installation.child("ingest").lastWords(),
                        e);
            }
        }
    }

    private void awaitTold(TopicState topic, long expected) {
        long last = -1;
        long since = System.nanoTime();
        while (true) {
            long told = topic.records();
            if (told >= expected) {
                return;
            }
            if (told != last) {
                last = told;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > MOST_QUIET.toNanos()) {
                throw new IllegalStateException("The topic stays at " + told + " of " + expected + " records");
            }
            progress.quiet(() -> "%,d of %,d records told".formatted(told, expected));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
