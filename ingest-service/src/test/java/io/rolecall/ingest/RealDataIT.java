package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rolecall.posting.PostingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real lists, where a folder of them is given: every row becomes a posting or an explained refusal, and a second time nothing. */
@IngestTest
class RealDataIT {
    @LocalServerPort
    int port;

    @Test
    void noRowIsLostAndTheSecondReadingTellsNothing() throws Exception {
        Path data = folder();
        assumeTrue(data != null, "No folder of real lists: ROLECALL_DATA names none and ../shared/data isn't there");
        try (ListServer server = new ListServer();
                Topic topic = new Topic()) {
            Service service = new Service(port);
            Map<String, Integer> rows = new LinkedHashMap<>();
            for (Path file : files(data)) {
                String id = "real."
                        + file.getFileName()
                                .toString()
                                .replaceFirst("\\.json$", "")
                                .toLowerCase();
                boolean ashby = file.getParent().endsWith("ashby");
                String url = server.serve("/" + id, Files.readAllBytes(file));
                var put = service.send("PUT", "/v1/sources/" + id, "application/json", """
                        {"type": "%s", "url": "%s", "organization": "Board", "interval": "P1D"}""".formatted(
                                ashby ? "ashby" : "listings", url));
                assertThat(put.status()).as(put.raw().body()).isEqualTo(201);
                JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
                rows.put(id, ashby ? json.get("jobs").size() : json.size());
            }
            int created = 0;
            long start = System.nanoTime();
            for (var source : rows.entrySet()) {
                var run = service.send("POST", "/v1/sources/" + source.getKey() + "/poll", null, "");
                assertThat(run.text("/outcome")).as(run.raw().body()).isEqualTo("COMPLETE");
                assertThat(run.number("/fetched")).isEqualTo(source.getValue());
                assertThat(run.number("/new")
                                + run.number("/unchanged")
                                + run.number("/notOpen")
                                + run.number("/refused"))
                        .isEqualTo(source.getValue());
                assertThat(run.body().get("refusals").size()).isEqualTo(Math.min(100, run.number("/refused")));
                created += run.number("/new");
            }
            System.out.printf("Real lists: %d postings in %d ms%n", created, (System.nanoTime() - start) / 1_000_000);
            int published = created;
            Awaitility.await().untilAsserted(() -> assertThat(events(topic)).hasSize(published));

            for (String source : rows.keySet()) {
                var run = service.send("POST", "/v1/sources/" + source + "/poll", null, "");
                assertThat(run.number("/new")
                                + run.number("/changed")
                                + run.number("/reopened")
                                + run.number("/closed"))
                        .as(run.raw().body())
                        .isZero();
            }
            // What would be told is told in order, so once this is there nothing else is to come.
            service.push("{\"id\": \"real.end:1\", \"title\": \"End\", \"organization\": \"End\"}");
            topic.await("real.end:1");
            assertThat(events(topic)).hasSize(published + 1);
        }
    }

    private static List<PostingEvent> events(Topic topic) {
        return topic.all(event -> event.postingId().startsWith("real."));
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Path folder() {
        String given = System.getenv("ROLECALL_DATA");
        Path path = given != null ? Path.of(given) : null;
        for (Path p = Path.of("").toAbsolutePath(); path == null && p != null; p = p.getParent()) {
            Path data = p.resolveSibling("shared").resolve("data");
            path = Files.isDirectory(data) ? data : null;
        }
        return path != null && Files.isDirectory(path) ? path : null;
    }
}
