package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.local.infrastructure.FreePort;
import io.rolecall.notify.BarrierSmtp.Step;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that is killed while it sends mails, each at another step, and one that takes over. */
class KilledInstanceIT {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String word = RunningService.word();

    @TempDir
    Path home;

    @AfterEach
    void today() {
        Later.by(Duration.ZERO);
    }

    @Test
    void nothing_is_lost_and_only_what_was_taken_and_not_noted_comes_twice_with_the_same_message_id() throws Exception {
        Map<Step, String> mailboxes = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            mailboxes.put(step, RunningService.address(step.name().toLowerCase(java.util.Locale.ROOT)));
        }
        Map<String, Step> steps =
                mailboxes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        try (BarrierSmtp barrier = new BarrierSmtp(steps);
                CuttingProxy mongo = new CuttingProxy(Infrastructure.mongoUri())) {
            int port = FreePort.any();
            Process killed = start(port, barrier, mongo);
            try {
                Api api = new Api(port);
                await().ignoreExceptions()
                        .until(() -> api.get("/actuator/health/readiness").status() == 200);
                mailboxes.values().forEach(to -> api.alert("""
                        {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                        """.formatted(word, to)));
                PostingsTopic.published(
                        Postings.aPosting().title("Killed " + word).build());
                await().until(() -> barrier.stopped.containsAll(mailboxes.values()));
                // The server's yes arrives, and nothing can be noted any more.
                mongo.cut();
                barrier.take.countDown();
                await().until(() -> log().contains("what was sent can't be noted now, trying again"));
            } finally {
                killed.destroyForcibly();
            }
            killed.waitFor();
            // Nobody holds a claim any more.
            Later.by(Duration.ofMinutes(5));
            try (ConfigurableApplicationContext survivor = survivor()) {
                Api api = new Api(
                        ((WebServerApplicationContext) survivor).getWebServer().getPort());
                for (String to : mailboxes.values()) {
                    Mails.first(to);
                }
                await().until(() -> api.get("/v1/deliveries?state=open", Api.operator())
                                .json()
                                .get("total")
                                .asInt()
                        == 0);
                mailboxes.forEach((step, to) -> assertThat(Infrastructure.smtp().received(to))
                        .as("%s", step)
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.text()).contains("Killed " + word)));
                for (Step step : List.of(Step.DOT, Step.TAKEN)) {
                    String to = mailboxes.get(step);
                    assertThat(new String(Mails.first(to).raw(), UTF_8))
                            .as("the one that may come twice")
                            .contains(barrier.messageIds.get(to));
                }
            }
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                Infrastructure.kafka(),
                "MONGODB_URI",
                Infrastructure.mongoUri(),
                "NOTIFY_DATABASE",
                "killed_" + run,
                "NOTIFY_GROUP",
                "killed-" + run,
                "SMTP_HOST",
                "127.0.0.1",
                "SMTP_PORT",
                Integer.toString(Infrastructure.smtp().port()),
                "ROLECALL_API_KEY",
                Infrastructure.API_KEY,
                "MAIL_FROM",
                "Rolecall <alerts@localhost.localdomain>",
                "NOTIFY_IMMEDIATE_WINDOW",
                "PT1S",
                "NOTIFY_SWEEP",
                "PT1S"));
        settings.put("NOTIFY_PORT", "0");
        settings.put("NOTIFY_PILE_FROM", "1");
        return settings;
    }

    private Process start(int port, BarrierSmtp smtp, CuttingProxy mongo) throws IOException {
        ProcessBuilder service = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                NotifyApplication.class.getName());
        service.environment().putAll(settings());
        service.environment()
                .putAll(Map.of(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "NOTIFY_PORT",
                        "" + port,
                        "SMTP_PORT",
                        "" + smtp.port(),
                        "MONGODB_URI",
                        mongo.uri()));
        return service.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
    }

    private String log() throws IOException {
        return java.nio.file.Files.readString(home.resolve("log"));
    }

    private ConfigurableApplicationContext survivor() {
        SpringApplication application = new SpringApplication(NotifyApplication.class, Later.class);
        application.setDefaultProperties(new HashMap<>(settings()));
        return application.run();
    }
}
