package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no list closes ends some time after it was last seen, here after three seconds; and what is the same is not read again. */
@Bounded
class LapseIT {
    @LocalServerPort
    int port;

    private Service service;

    @BeforeEach
    void open() {
        service = new Service(port);
    }

    private String status(String id) {
        return service.get("/v1/postings/" + id).text("/posting/status");
    }

    private Service.Answer poll(String source) {
        return service.send("POST", "/v1/sources/" + source + "/poll", null, "");
    }

    private void source(String id, String type, String url) {
        assertThat(service.send("PUT", "/v1/sources/" + id, "application/json", """
                        {"type": "%s", "url": "%s", "organization": "Acme", "interval": "P1D"}""".formatted(type, url))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aPushedPostingEndsSomeTimeAfterItWasLastPushed() {
        String once = "{\"id\": \"lapse:once\", \"title\": \"A\", \"organization\": \"B\"}";
        String again = "{\"id\": \"lapse:again\", \"title\": \"A\", \"organization\": \"B\"}";
        String dated = "{\"id\": \"lapse:dated\", \"title\": \"A\", \"organization\": \"B\", \"validThrough\": \""
                + java.time.Instant.now().plus(Duration.ofDays(40)) + "\"}";
        service.pushLines(once, again, dated);
        Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> {
            service.pushLines(again);
            return status("lapse:once").equals("CLOSED");
        });
        assertThat(service.get("/v1/postings/lapse:once").text("/posting/closedReason"))
                .isEqualTo("EXPIRED");
        assertThat(status("lapse:again")).isEqualTo("OPEN");
        assertThat(status("lapse:dated")).isEqualTo("OPEN");
        Awaitility.await().until(() -> status("lapse:again").equals("CLOSED"));
        assertThat(service.push(again).number("/accepted")).as("it is reopened").isEqualTo(1);
        assertThat(status("lapse:again")).isEqualTo("OPEN");
        assertThat(status("lapse:dated")).isEqualTo("OPEN");
    }

    @Test
    void anEntryOfAFeedEndsSomeTimeAfterItLeftTheFeed() {
        String item = "<item><guid>%s</guid><title>Job %s</title><link>https://a.example/%s</link></item>";
        String rss = "<rss><channel>%s</channel></rss>";
        try (ListServer server = new ListServer()) {
            source(
                    "rss",
                    "feed",
                    server.serve("/rss", rss.formatted(item.replace("%s", "1") + item.replace("%s", "2"))));
            assertThat(poll("rss").number("/new")).isEqualTo(2);
            server.serve("/rss", rss.formatted(item.replace("%s", "2")));
            assertThat(poll("rss").number("/closed"))
                    .as("its absence says nothing")
                    .isZero();
            Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> {
                poll("rss");
                return status("rss:1").equals("CLOSED");
            });
            assertThat(status("rss:2")).isEqualTo("OPEN");
        }
    }

    @Test
    void whatIsTheSameIsNotFetchedAgainNorCountedAsChanged() {
        String row = "{\"id\": \"%s\", \"name\": \"Job %s\", \"location\": {\"city\": \"Berlin\"}}";
        String list = "{\"totalFound\": 2, \"content\": [%s, %s]}";
        AtomicInteger details = new AtomicInteger();
        try (ListServer server = new ListServer()) {
            for (int i = 1; i <= 2; i++) {
                String detail =
                        "{\"id\": \"%d\", \"jobAd\": {\"sections\": {}}, \"postingUrl\": \"https://a.example/%d\"}"
                                .formatted(i, i);
                server.stream("/sr/" + i, (out, _) -> {
                    details.incrementAndGet();
                    out.write(detail.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                });
            }
            source(
                    "sr",
                    "smartrecruiters",
                    server.serve("/sr", list.formatted(row.replace("%s", "1"), row.replace("%s", "2"))));
            assertThat(poll("sr").number("/new")).isEqualTo(2);
            Service.Answer again = poll("sr");
            assertThat(again.number("/unchanged")).isEqualTo(2);
            assertThat(again.number("/requests")).isEqualTo(1);
            server.serve(
                    "/sr",
                    list.formatted(
                            row.replace("%s", "1"), row.replace("%s", "2").replace("Berlin", "Bern")));
            Service.Answer changed = poll("sr");
            assertThat(changed.number("/changed")).isEqualTo(1);
            assertThat(changed.number("/unchanged")).isEqualTo(1);
            assertThat(changed.number("/requests")).isEqualTo(2);
            assertThat(details).hasValue(3);

            String third = list.replace("2, \"con", "3, \"con")
                    .formatted(
                            row.replace("%s", "1"),
                            row.replace("%s", "2").replace("Berlin", "Bern") + ", " + row.replace("%s", "3"));
            server.serve(
                    "/sr/3", "{\"id\": \"3\", \"jobAd\": {\"sections\": {}}, \"postingUrl\": \"https://a.example/3\"}");
            server.serve("/sr", third);
            assertThat(poll("sr").number("/new")).isEqualTo(1);
            assertThat(poll("sr").number("/requests"))
                    .as("also one that came after a complete list")
                    .isEqualTo(1);
        }
    }

    @Test
    void aListThatIsTheSameIsReadOnceByItsTagAndIsUnchangedByItsBytes() {
        String lines = "{\"externalId\": \"1\", \"title\": \"A\", \"organization\": \"B\"}";
        try (ListServer server = new ListServer()) {
            source("tag", "rolecall", server.serveTagged("/tag", lines, "\"v1\""));
            assertThat(poll("tag").number("/new")).isEqualTo(1);
            Service.Answer tagged = poll("tag");
            assertThat(tagged.number("/unchanged")).isEqualTo(1);
            assertThat(tagged.number("/bytes")).isZero();
            server.serve("/tag", lines);
            Service.Answer bytes = poll("tag");
            assertThat(bytes.number("/unchanged")).isEqualTo(1);
            assertThat(bytes.number("/bytes")).isPositive();
            assertThat(service.get("/v1/postings/tag:1").number("/posting/version"))
                    .isEqualTo(1);
        }
    }
}
