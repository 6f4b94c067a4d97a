package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One vacancy that several sources have: published in one cluster, explained to the operator and parted by him. */
@IngestTest
class ClusterIT {
    @LocalServerPort
    int port;

    private Service service;
    private final String a = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final String b = "b" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void service() {
        service = new Service(port);
    }

    @Test
    void twinsArePublishedInOneClusterAndSplitByTheOperator() {
        try (Topic topic = new Topic()) {
            service.pushLines(posting(a, "1", "Cook"), posting(b, "x/1", "Cook (m/w/d)"), posting(b, "2", "Nurse"));
            assertThat(clusterOf(topic.await(a + ":1"))).isEqualTo(a + ":1");
            assertThat(clusterOf(topic.await(b + ":x/1"))).isEqualTo(a + ":1");
            assertThat(clusterOf(topic.await(b + ":2")))
                    .as("the same requisition, in another place or by another title")
                    .isEqualTo(a + ":1");

            Service.Answer cluster = service.get("/v1/postings/" + b + ":x/1/cluster");
            assertThat(cluster.text("/clusterId")).as(cluster.raw().body()).isEqualTo(a + ":1");
            assertThat(cluster.body().get("members").size()).isEqualTo(3);
            assertThat(cluster.text("/members/1/evidence/kind")).isEqualTo("REQUISITION");
            assertThat(cluster.text("/members/1/evidence/value")).isEqualTo(a + " | R4711");
            assertThat(cluster.text("/members/1/evidence/with")).isEqualTo(a + ":1");

            Service.Answer split = service.send("DELETE", "/v1/postings/" + b + ":x/1/cluster", null, "");
            assertThat(split.text("/clusterId")).as(split.raw().body()).isEqualTo(b + ":x/1");
            PostingEvent told = topic.await(event ->
                    event.postingId().equals(b + ":x/1") && clusterOf(event).equals(b + ":x/1"));
            assertThat(told).isInstanceOf(PostingEvent.PostingChanged.class);
            assertThat(service.get("/v1/postings/" + a + ":1/cluster")
                            .body()
                            .get("members")
                            .size())
                    .isEqualTo(2);

            assertThat(service.pushLines(posting(b, "x/1", "Cook (m/w/d)")).number("/unchanged"))
                    .as("seen again it stays where the operator put it")
                    .isEqualTo(1);
            assertThat(service.pushLines(posting(b, "x/1", "Head cook")).number("/accepted"))
                    .isEqualTo(1);
            assertThat(clusterOf(topic.await(event -> event instanceof PostingEvent.Update update
                            && update.posting().title().equals("Head cook")
                            && update.posting().source().equals(b))))
                    .isEqualTo(b + ":x/1");
            assertThat(service.send("DELETE", "/v1/postings/" + b + ":x/1/cluster", null, "")
                            .status())
                    .as("alone now")
                    .isEqualTo(409);
        }
    }

    private static String job(int id, String requisition, String internal, String text) {
        return """
                {"id": %d, "title": "Cook", "requisition_id": %s, "internal_job_id": %s, "location": {"name": "Berlin, Germany"},
                 "absolute_url": "https://acme.example/%d", "content": "%s"}""".formatted(id, requisition, internal, id, text);
    }

    private Service.Answer board(ListServer server, String... jobs) {
        server.serve("/b", "{\"jobs\": [" + String.join(",", jobs) + "]}");
        return service.send("POST", "/v1/sources/" + a + "/poll", null, "");
    }

    private String cluster(int id) {
        return service.get("/v1/postings/" + a + ":" + id).text("/posting/clusterId");
    }

    /** In the list in which the old one is missing, the new one stands before anybody knows that. */
    @Test
    void whatIsPostedAnewWhileTheOldOneVanishesIsTheSameVacancy() {
        String text = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> "word" + i * 7919 % 1000)
                .collect(java.util.stream.Collectors.joining(" "));
        try (ListServer server = new ListServer()) {
            service.send("PUT", "/v1/sources/" + a, "application/json", """
                    {"type": "greenhouse", "url": "%s", "organization": "%s", "interval": "P1D"}""".formatted(server.url("/b"), a));
            board(
                    server,
                    job(1, "null", "null", text),
                    job(2, "\"Evergreen\"", "7002", text + " two"),
                    job(3, "\"R-3\"", "7003", text + " three"),
                    job(9, "null", "null", "Other"));
            Service.Answer run = board(
                    server,
                    job(11, "null", "null", text),
                    job(12, "\"Evergreen\"", "7012", text + " two"),
                    job(13, "\"R-13\"", "7003", text + " three"),
                    job(14, "null", "null", text + " and one line more"),
                    job(2, "\"Evergreen\"", "7002", text + " two"),
                    job(9, "null", "null", "Other"));
            assertThat(run.number("/closed")).as(run.raw().body()).isEqualTo(2);
            assertThat(run.number("/new")).isEqualTo(4);
            assertThat(cluster(11)).as("word for word").isEqualTo(a + ":1");
            assertThat(cluster(12)).as("another vacancy").isEqualTo(a + ":12");
            assertThat(cluster(13)).as("another requisition").isEqualTo(a + ":13");
            assertThat(cluster(14)).as("another text").isEqualTo(a + ":14");
            run = board(
                    server,
                    job(11, "null", "null", text),
                    job(21, "null", "null", text),
                    job(22, "\"Evergreen\"", "7002", "Something else"),
                    job(23, "\"R-13\"", "9003", "Something else"),
                    job(12, "\"Evergreen\"", "7012", text + " two"),
                    job(13, "\"R-13\"", "7003", text + " three"),
                    job(14, "null", "null", text + " and one line more"),
                    job(9, "null", "null", "Other"));
            assertThat(run.number("/closed")).as(run.raw().body()).isEqualTo(1);
            assertThat(cluster(21)).as("open at once with 11").isEqualTo(a + ":21");
            assertThat(cluster(22)).as("the job of 2, which has ended").isEqualTo(a + ":2");
            assertThat(cluster(23)).as("the requisition of 13, which is open").isEqualTo(a + ":13");
        }
    }

    @Test
    void onlyAnExistingPostingHasACluster() {
        assertThat(service.get("/v1/postings/" + a + ":none/cluster").status()).isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/postings/" + a + ":none/cluster", null, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/postings/" + a + ":none", null, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/actuator/prometheus").raw().body())
                .contains("rolecall_ingest_cluster_joined_total{evidence=\"apply_address\"");
    }

    private static String clusterOf(PostingEvent event) {
        return ((PostingEvent.Update) event).posting().clusterId();
    }

    private String posting(String source, String externalId, String title) {
        return "{\"id\": \"%s:%s\", \"title\": \"%s\", \"organization\": \"%s GmbH\", \"requisitionId\": \"R-4711\"}"
                .formatted(source, externalId, title, a);
    }
}
