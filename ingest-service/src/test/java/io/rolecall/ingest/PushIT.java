package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import io.rolecall.posting.PostingField;
import io.rolecall.testing.Infrastructure;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class PushIT {
    @LocalServerPort
    int port;

    private static String posting(String id, String title) {
        return "{\"id\": \"%s\", \"title\": \"%s\", \"organization\": \"Acme\", \"description\": \"<p>Text</p>\"}"
                .formatted(id, title);
    }

    /** Enough that each occurrence is in a batch of its own, the next one. */
    private static final int FILLER = 260;

    /** Batches are read ahead of being stored: none may decide by what one before it changes. */
    @Test
    void aPostingThatOccursInSeveralBatchesEndsAsItOccursLast() {
        Service service = new Service(port);
        List<String> lines = new ArrayList<>();
        for (String title : List.of("A", "B", "A", "C", "A")) {
            lines.add(posting("again:x", title));
            IntStream.range(0, FILLER).forEach(i -> lines.add(posting("again:" + title + i, "Filler " + lines.size())));
        }
        assertThat(service.pushLines(lines.toArray(String[]::new)).number("/refused"))
                .isZero();
        Service.Answer first = service.get("/v1/postings/again:x");
        assertThat(first.text("/posting/title")).isEqualTo("A");
        assertThat(first.number("/posting/version")).isEqualTo(5);

        service.pushLines(lines.subList(FILLER + 1, lines.size()).toArray(String[]::new));
        Service.Answer second = service.get("/v1/postings/again:x");
        assertThat(second.text("/posting/title")).isEqualTo("A");
        assertThat(second.number("/posting/version")).as("B, A, C, A").isEqualTo(9);
    }

    @Test
    void aPostingIsToldOnceForEachChangeAndNeverWhenItIsUnchanged() {
        Service service = new Service(port);
        try (Topic topic = new Topic()) {
            assertThat(service.push(posting("story:1", "A")).number("/accepted"))
                    .isEqualTo(1);
            assertThat(service.push(posting("story:1", "A")).number("/unchanged"))
                    .isEqualTo(1);
            // Told before the next change: what is untold may be told together.
            topic.await("story:1");
            assertThat(service.push(posting("story:1", "B")).number("/accepted"))
                    .isEqualTo(1);
            topic.await(e -> e instanceof PostingChanged c && c.postingId().equals("story:1"));
            assertThat(service.push("{\"id\": \"story:1\", \"status\": \"CLOSED\"}")
                            .number("/accepted"))
                    .isEqualTo(1);
            assertThat(service.push("{\"id\": \"story:1\", \"status\": \"CLOSED\"}")
                            .number("/unchanged"))
                    .isEqualTo(1);
            topic.await(e -> e instanceof PostingClosed c && c.postingId().equals("story:1"));
            assertThat(service.push(posting("story:1", "B")).number("/accepted"))
                    .isEqualTo(1);
            topic.await(e -> e instanceof PostingReopened c && c.postingId().equals("story:1"));

            List<PostingEvent> events = topic.ofSource("story");
            assertThat(events)
                    .extracting(e -> e.getClass().getSimpleName())
                    .containsExactly("PostingPublished", "PostingChanged", "PostingClosed", "PostingReopened");
            assertThat(((PostingChanged) events.get(1)).changed()).containsExactly(PostingField.TITLE);
            assertThat(((PostingClosed) events.get(2)).posting().closedReason()).isEqualTo(ClosedReason.WITHDRAWN);
            assertThat(events)
                    .extracting(e -> ((PostingEvent.Update) e).posting().version())
                    .containsExactly(1L, 2L, 3L, 4L);
            assertThat(service.get("/v1/postings/story:1").number("/posting/version"))
                    .isEqualTo(4);
        }
    }

    @Test
    void oneOfManyMayBeWrongAndTheRestGoesOn() {
        Service.Answer answer = new Service(port)
                .push("[" + posting("many:1", "A") + ", {\"id\": \"many:2\", \"organization\": \"B\"}, 5, "
                        + posting("many:3", "C") + ", " + posting("many:3", "D") + "]");
        assertThat(answer.number("/accepted")).isEqualTo(3);
        assertThat(answer.number("/refused")).isEqualTo(2);
        assertThat(answer.number("/errors/0/index")).isEqualTo(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo("title");
        assertThat(answer.text("/errors/0/message")).isEqualTo("is missing");
        assertThat(answer.number("/errors/1/index")).isEqualTo(2);
        assertThat(new Service(port).get("/v1/postings/many:3").text("/posting/title"))
                .isEqualTo("D");
    }

    @Test
    void aBrokenLineIsRefusedAlone() {
        Service.Answer answer = new Service(port)
                .pushLines(
                        posting("lines:1", "A"),
                        "{\"id\": \"lines:2\", ",
                        "",
                        "\"text\"",
                        posting("lines:3", "C") + "\r");
        assertThat(answer.number("/accepted")).isEqualTo(2);
        assertThat(answer.number("/refused")).isEqualTo(2);
        assertThat(answer.number("/errors/0/index")).isEqualTo(1);
        assertThat(answer.text("/errors/0/message")).contains("is not JSON, at column");
    }

    @Test
    void brokenJsonIsToldWithItsPlaceAndWhatCameBeforeIsCounted() {
        Service service = new Service(port);
        Service.Answer answer = service.push("[" + posting("broken:1", "A") + ",\n {\"id\": oops}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("/detail")).contains("line 2");
        assertThat(answer.number("/accepted")).isEqualTo(1);
        assertThat(service.push("").status()).isEqualTo(400);
        assertThat(service.push("\"text\"").status()).isEqualTo(400);
        assertThat(service.push("[" + posting("broken:2", "A")).status()).isEqualTo(400);
        assertThat(service.push(posting("broken:3", "A") + " x").status()).isEqualTo(400);
        assertThat(service.push("[".repeat(5_000)).status()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefusedWithItsField() {
        Service service = new Service(port);
        Service.Answer answer =
                service.push("[{\"id\": \"large:1\", \"title\": \"A\", \"organization\": \"B\", \"description\": \""
                        + "x".repeat(10_000_000) + "\"}, " + posting("large:2", "A") + "]");
        assertThat(answer.number("/accepted")).as(answer.raw().body()).isEqualTo(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo("description");
        assertThat(service.push("{\"id\": \"large:3\", \"x\": \"" + "x".repeat(17_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        Service.Answer line = service.pushLines("{\"x\": \"" + "x".repeat(17_000_000) + "\"}", posting("large:4", "A"));
        assertThat(line.number("/accepted")).isEqualTo(1);
        assertThat(line.text("/errors/0/message")).contains("larger than");
    }

    @Test
    void anyNumberOfLinesGoesThroughInConstantMemory() {
        String line = "{\"id\": \"endless:%d\", \"title\": \"T\", \"organization\": \"O\", \"junk\": \""
                + "x".repeat(200_000) + "\"}\n";
        // 600 MB with a heap of 1 GB that holds the server, Kafka and MongoDB too; most of it repeats four postings.
        InputStream body = new SequenceInputStream(Collections.enumeration(new java.util.AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                return new java.io.ByteArrayInputStream(
                        line.formatted(index % 4).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int size() {
                return 3_000;
            }
        }));
        Service.Answer answer = new Service(port)
                .send(
                        "POST",
                        "/v1/postings",
                        "application/x-ndjson",
                        BodyPublishers.ofInputStream(() -> body),
                        Infrastructure.API_KEY);
        assertThat(answer.number("/accepted")).as(answer.raw().body()).isEqualTo(4);
        assertThat(answer.number("/unchanged")).isEqualTo(2_996);
        assertThat(answer.text("/warnings/0/member")).isEqualTo("junk");
        assertThat(answer.number("/warnings/0/items")).isEqualTo(3_000);
    }

    @Test
    void refusalsBeyondTheListAreStillCounted() {
        String[] lines = IntStream.range(0, 1_500).mapToObj(i -> "{}").toArray(String[]::new);
        Service.Answer answer = new Service(port).pushLines(lines);
        assertThat(answer.number("/refused")).isEqualTo(1_500);
        assertThat(answer.body().get("errors").size()).isEqualTo(1_000);
    }

    @Test
    void theDoorIsGuardedAndSaysWhatItWants() {
        Service service = new Service(port);
        var body = BodyPublishers.ofString(posting("door:1", "A"));
        assertThat(service.send("POST", "/v1/postings", "application/json", body, null)
                        .status())
                .isEqualTo(401);
        assertThat(service.send("POST", "/v1/postings", "application/json", body, "wrong-key")
                        .status())
                .isEqualTo(401);
        assertThat(service.send("POST", "/v1/postings", "text/plain", "x").status())
                .isEqualTo(415);
        assertThat(service.send("PATCH", "/v1/postings", "application/json", "x")
                        .status())
                .isEqualTo(405);
        assertThat(service.get("/v1/nothing").status()).isEqualTo(404);
        assertThat(service.get("/v1/postings/door:1").status()).isEqualTo(404);
        assertThat(service.get("/v1/postings").status()).isEqualTo(404);
        assertThat(service.get("/v1/nothing").type()).startsWith("application/problem+json");
    }

    @Test
    void scriptsDoNotGetThrough() {
        Service service = new Service(port);
        service.push("{\"id\": \"script:1\", \"title\": \"<script>alert(1)</script>\", \"organization\": \"B\", "
                + "\"description\": \"<p onclick=x>Hi<script>alert(1)</script><img src=x onerror=y></p>\"}");
        Service.Answer stored = service.get("/v1/postings/script:1");
        assertThat(stored.text("/posting/description")).isEqualTo("<p>Hi</p>");
        assertThat(stored.text("/posting/title"))
                .as("text, to be escaped where it is shown")
                .contains("<script>");
    }

    @Test
    void theLastMomentClosesThePosting() {
        try (Topic topic = new Topic()) {
            new Service(port)
                    .push("{\"id\": \"ends:1\", \"title\": \"A\", \"organization\": \"B\", \"validThrough\": \""
                            + Instant.now().plusSeconds(2) + "\"}");
            assertThat(topic.await("ends:1")).isInstanceOf(PostingPublished.class);
            PostingClosed closed = (PostingClosed) topic.await(
                    e -> e instanceof PostingClosed c && c.postingId().equals("ends:1"));
            assertThat(closed.posting().closedReason()).isEqualTo(ClosedReason.EXPIRED);
        }
    }

    @Test
    void manyWritersOfOnePostingLoseNothingAndTellVersionsInOrder() throws Exception {
        Service service = new Service(port);
        try (Topic topic = new Topic();
                var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> pushes = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String title = "T" + i;
                pushes.add(() -> service.push(posting("race:1", title)).number("/accepted"));
            }
            int accepted = 0;
            for (var push : threads.invokeAll(pushes)) {
                accepted += push.get();
            }
            assertThat(accepted).isEqualTo(80);
            assertThat(service.get("/v1/postings/race:1").number("/posting/version"))
                    .isEqualTo(80);
            Awaitility.await()
                    .until(() -> topic.await("race:1") instanceof PostingEvent.Update u
                            && u.posting().version() == 80);
            assertThat(topic.ofSource("race"))
                    .extracting(e -> ((PostingEvent.Update) e).posting().version())
                    .isSorted();
        }
    }
}
