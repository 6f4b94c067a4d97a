package io.rolecall.system;

import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.PostingTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Boards served from loopback, polled through the operator's door. */
class SourcesIT {
    private static RunningRolecall rolecall;
    private static BoardServer boards;

    @BeforeAll
    static void up() throws IOException {
        rolecall = SharedRolecall.get();
        boards = new BoardServer();
    }

    @AfterAll
    static void down() {
        boards.close();
    }

    @Test
    void aBoardIsFollowedFromItsFirstPostingToItsLast() throws Exception {
        String url = boards.serve("/board", board("Saddler", "Farrier", "Wheelwright"));
        json(rolecall.operatorPut(
                rolecall.ingest("/v1/sources/stable"),
                "{\"type\":\"ashby\",\"url\":\"" + url + "\",\"organization\":\"The Old Stable\"}"));

        assertThat(counts(poll("stable"))).containsEntry("new", 3).containsEntry("closed", 0);
        await().until(() -> rolecall.total("source=stable") == 3);

        long events = events();
        assertThat(counts(poll("stable")))
                .containsEntry("new", 0)
                .containsEntry("changed", 0)
                .containsEntry("unchanged", 3);
        assertThat(events()).as("an unchanged list tells nothing").isEqualTo(events);

        boards.serve("/board", board("Saddler", "Farrier"));
        assertThat(counts(poll("stable"))).containsEntry("closed", 1).containsEntry("unchanged", 2);
        await().until(() -> rolecall.total("source=stable") == 2);

        boards.serve("/board", board("Saddler", "Farrier", "Wheelwright"));
        poll("stable");
        await().until(() -> rolecall.total("source=stable") == 3);
    }

    /** With the folder of real answers beside the checkout (or named by ROLECALL_DATA); says that it is skipped without. */
    @Test
    void realBoardsAreTakenWholeAndTheSecondTimeTellNothing() throws Exception {
        Path data = Path.of(System.getenv().getOrDefault("ROLECALL_DATA", "../../../shared/data"));
        assumeThat(data.resolve("ashby")).as("no folder of real boards is here").isDirectory();
        Map<String, Integer> listed = new TreeMap<>();
        try (Stream<Path> files = Files.list(data.resolve("ashby"))) {
            for (Path file : files.sorted().toList()) {
                String id = file.getFileName().toString().replace(".json", "").toLowerCase();
                String url = boards.serve("/real/" + id, Files.readAllBytes(file));
                json(rolecall.operatorPut(
                        rolecall.ingest("/v1/sources/" + id), "{\"type\":\"ashby\",\"url\":\"" + url + "\"}"));
                JsonNode jobs =
                        RunningRolecall.JSON.readTree(Files.readAllBytes(file)).get("jobs");
                listed.put(id, (int) jobs.valueStream()
                        .filter(j -> !j.has("isListed") || j.get("isListed").asBoolean())
                        .count());
            }
        }
        int refused = 0;
        for (String id : listed.keySet()) {
            Map<String, Integer> counts = counts(poll(id));
            refused += counts.get("refused");
            assertThat(counts.get("new") + counts.get("unchanged") + counts.get("changed"))
                    .as(id + " " + counts)
                    .isEqualTo(listed.get(id) - counts.get("refused"));
        }
        int expected = listed.values().stream().mapToInt(Integer::intValue).sum() - refused;
        String all = String.join(
                "&", listed.keySet().stream().map(id -> "source=" + id).toList());
        await().untilAsserted(() -> assertThat(rolecall.total(all)).isEqualTo(expected));

        long events = events();
        for (String id : listed.keySet()) {
            poll(id);
        }
        assertThat(events()).as("the second time: not one event").isEqualTo(events);
    }

    private static JsonNode poll(String source) {
        return json(rolecall.operatorPost(rolecall.ingest("/v1/sources/" + source + "/poll"), "application/json", ""));
    }

    private static Map<String, Integer> counts(JsonNode run) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : List.of("fetched", "new", "changed", "unchanged", "closed", "refused")) {
            assertThat(run.has(name)).as(name + " in " + run).isTrue();
            counts.put(name, run.get(name).asInt());
        }
        return counts;
    }

    private static String board(String... titles) {
        ObjectNode board = RunningRolecall.JSON.createObjectNode();
        ArrayNode jobs = board.putArray("jobs");
        for (String title : titles) {
            jobs.addObject()
                    .put("id", "id-" + title)
                    .put("title", title)
                    .put("location", "Vienna, Austria")
                    .put("employmentType", "FullTime")
                    .put("publishedAt", "2026-11-01T08:00:00.000+00:00")
                    .put("isListed", true)
                    .put("isRemote", false)
                    .put("jobUrl", "https://example.org/stable/" + title)
                    .put("descriptionHtml", "<p>A " + title + " who likes horses.</p>");
        }
        return board.toString();
    }

    /** How many records were ever written to the topic. */
    private static long events() throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", "localhost:" + rolecall.port("KAFKA_PORT"));
        try (Admin admin = Admin.create(settings)) {
            var partitions = admin.describeTopics(List.of(PostingTopic.NAME))
                    .allTopicNames()
                    .get()
                    .get(PostingTopic.NAME);
            var asked = new java.util.HashMap<TopicPartition, OffsetSpec>();
            partitions
                    .partitions()
                    .forEach(p -> asked.put(new TopicPartition(PostingTopic.NAME, p.partition()), OffsetSpec.latest()));
            return admin.listOffsets(asked).all().get().values().stream()
                    .mapToLong(o -> o.offset())
                    .sum();
        }
    }
}
