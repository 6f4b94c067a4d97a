package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.rolecall.local.infrastructure.FreePort;
import io.rolecall.local.mail.MailCatcher;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class RestartIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void what_was_found_before_a_stop_is_told_after_it_and_nothing_is_told_twice() {
        String word = RunningService.word();
        String to = RunningService.address("restart");
        try (Instance first = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S"))) {
            first.alert(word, to);
            PostingsTopic.published(Postings.aPosting().title("Before " + word).build());
            Mails.first(to);
        }
        // Found, and the window is longer than the instance lives.
        try (Instance second = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT10M"))) {
            PostingsTopic.published(Postings.aPosting().title("Found " + word).build());
            await().until(() -> second.matches() == 2);
        }
        PostingsTopic.published(Postings.aPosting().title("Meanwhile " + word).build());
        try (Instance third = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S"))) {
            await().until(() -> third.matches() == 3);
            await().until(() -> third.pending() == 0);
        }
        String all =
                Infrastructure.smtp().received(to).stream().map(m -> m.text()).reduce("", String::concat);
        assertThat(all)
                .containsOnlyOnce("Before " + word)
                .containsOnlyOnce("Found " + word)
                .containsOnlyOnce("Meanwhile " + word);
    }

    @Test
    void what_waits_is_found_again_though_its_batch_was_lost() {
        String word = RunningService.word();
        String to = RunningService.address("lost");
        try (Instance first = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT10M"))) {
            first.alert(word, to);
            PostingsTopic.published(Postings.aPosting().title("Lost " + word).build());
            await().until(() -> first.matches() == 1);
        }
        try (MongoClient client = MongoClients.create(Infrastructure.mongoUri())) {
            client.getDatabase("restart_" + run).getCollection("waiting").drop();
        }
        try (Instance second = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S"))) {
            assertThat(Mails.first(to).text()).containsOnlyOnce("Lost " + word);
            await().until(() -> second.pending() == 0);
        }
    }

    @Test
    void what_was_piled_up_when_an_instance_ended_is_told_by_the_next() {
        String word = RunningService.word();
        String to = RunningService.address("piled");
        try (MongoClient client = MongoClients.create(Infrastructure.mongoUri())) {
            MongoDatabase store = client.getDatabase("restart_" + run);
            try (Instance first = start(
                    Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT10M", "NOTIFY_PILE_FROM", "1", "NOTIFY_PILE_FOR", "PT5M"))) {
                first.alert(word, to);
                PostingsTopic.published(
                        Postings.aPosting().title("Piled " + word).build());
                await().until(() -> first.matches() == 1);
            }
            assertThat(store.getCollection("waiting").countDocuments()
                            + store.getCollection("agenda.found").countDocuments())
                    .as("it stands on its sheet, unless this took so long that it was laid")
                    .isPositive();
            try (Instance second = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S"))) {
                assertThat(Mails.first(to).text()).containsOnlyOnce("Piled " + word);
                await().until(() -> second.pending() == 0);
            }
        }
    }

    @Test
    void a_group_that_lost_its_offsets_reads_all_again_and_tells_nothing_again() {
        String word = RunningService.word();
        String to = RunningService.address("replay");
        try (Instance first = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S"))) {
            first.alert(word, to);
            Instant now = Instant.now();
            Posting once =
                    Postings.aPosting().title("Once " + word).seen(now, now).build();
            PostingsTopic.published(once);
            Mails.first(to);
            // Counted to another vacancy since, by what the next one reads of it.
            PostingsTopic.changed(
                    Postings.changed(once).clusterId("other" + word).build());
            await().until(() -> first.matches() == 2);
        }
        try (Instance second = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT0S", "NOTIFY_GROUP", "again-" + run))) {
            PostingsTopic.published(Postings.aPosting().title("Later " + word).build());
            assertThat(Mails.wait(to, 2)).hasSize(2);
            assertThat(Mails.wait(to, 2).get(1).text()).contains("Later").doesNotContain("Once");
            assertThat(second.matches()).isEqualTo(3);
        }
    }

    @Test
    void a_pause_that_ends_while_nobody_runs_has_ended_when_somebody_does() {
        String word = RunningService.word();
        String to = RunningService.address("pause");
        Instant until;
        try (Instance first = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT0S"))) {
            first.alert(word, to);
            until = Instant.now().plusSeconds(2);
            first.api.patch(
                    "/v1/alerts/" + mine.id(),
                    "{\"state\": \"paused\", \"pausedUntil\": \"%s\"}".formatted(until),
                    Api.bearer(mine.token()));
            PostingsTopic.published(Postings.aPosting().title("During " + word).build());
        }
        await().until(() -> Instant.now().isAfter(until));
        PostingsTopic.published(Postings.aPosting().title("After " + word).build());
        try (Instance second = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT0S"))) {
            assertThat(Mails.first(to).text()).contains("After " + word).doesNotContain("During");
            await().until(() -> second.pending() == 0);
            assertThat(second.matches()).isEqualTo(1);
        }
    }

    @Test
    void an_alert_of_one_instance_is_live_on_the_other_within_a_second() {
        String word = RunningService.word();
        String to = RunningService.address("two");
        // All are of one organisation, and a window that takes few of each would have to come round many times.
        Map<String, String> settings = Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT1S", "NOTIFY_ITEMS_PER_ORGANIZATION", "20");
        try (Instance one = start(settings);
                Instance two = start(settings)) {
            one.alert(word, to);
            // Each partition belongs to one of the two: with so many postings both have some.
            for (int i = 0; i < 40; i++) {
                PostingsTopic.published(
                        Postings.aPosting().title("Shared " + i + " " + word).build());
            }
            await().until(() -> one.matches() == 40);
            await().until(() -> two.pending() == 0);
            String all = Infrastructure.smtp().received(to).stream()
                    .map(m -> m.text())
                    .reduce("", String::concat);
            for (int i = 0; i < 40; i++) {
                assertThat(all).containsOnlyOnce("Shared " + i + " " + word + "\r\nExample");
            }
        }
    }

    @Test
    void mails_wait_while_the_mail_server_is_away() {
        String word = RunningService.word();
        String to = RunningService.address("smtp");
        int port = FreePort.any();
        try (Instance instance = start(Map.of("NOTIFY_IMMEDIATE_WINDOW", "PT0S", "SMTP_PORT", "" + port))) {
            instance.alert(word, to);
            PostingsTopic.published(Postings.aPosting().title("Patient " + word).build());
            await().until(() -> instance.api
                    .get("/v1/deliveries?state=open", Api.operator())
                    .body()
                    .contains("\"lastError\""));
            await().until(() -> instance.api.metric("rolecall_notify_oldest_due") > 1);
            try (MailCatcher back = MailCatcher.start(port)) {
                await().until(() -> back.received(to).size() == 1);
                await().until(() -> instance.pending() == 0);
                assertThat(back.received(to)).hasSize(1);
                await().until(() -> instance.api.metric("rolecall_notify_oldest_due") == 0);
            }
        }
    }

    private final class Instance implements AutoCloseable {
        private final ConfigurableApplicationContext context;
        final Api api;

        Instance(ConfigurableApplicationContext context) {
            this.context = context;
            this.api = new Api(
                    ((WebServerApplicationContext) context).getWebServer().getPort());
            await().until(() -> api.get("/actuator/health/readiness").status() == 200);
        }

        void alert(String word, String to) {
            mine = api.alert("""
                    {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                    """.formatted(word, to));
        }

        int matches() {
            return api.get("/v1/alerts/" + mine.id() + "/matches", Api.operator())
                    .json()
                    .get("total")
                    .asInt();
        }

        long pending() {
            return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                    .json()
                    .get("results")
                    .valueStream()
                    .filter(row -> row.get("state").asString().equals("pending"))
                    .count();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private Api.Mine mine = new Api.Mine("", "");

    private Instance start(Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                Infrastructure.kafka(),
                "MONGODB_URI",
                Infrastructure.mongoUri(),
                "NOTIFY_DATABASE",
                "restart_" + run,
                "NOTIFY_GROUP",
                "restart-" + run,
                "SMTP_HOST",
                Infrastructure.smtp().host(),
                "SMTP_PORT",
                Integer.toString(Infrastructure.smtp().port()),
                "ROLECALL_API_KEY",
                Infrastructure.API_KEY,
                "NOTIFY_SWEEP",
                "PT2S",
                "NOTIFY_PORT",
                "0"));
        all.put("MAIL_FROM", "Rolecall <alerts@localhost.localdomain>");
        all.putAll(settings);
        SpringApplication application = new SpringApplication(NotifyApplication.class);
        application.setDefaultProperties(all);
        return new Instance(application.run());
    }
}
