package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIT {
    @TempDir
    Path root;

    private Map<String, String> ports;

    @BeforeEach
    void prepare() throws Exception {
        LocalRun.prepare(root);
        ports = LocalRun.freePorts();
    }

    @Test
    void everythingStartsStopsAndFindsItsDataAgain() throws Exception {
        List<ProcessHandle> services;
        try (LocalRun run = ready()) {
            assertThat(run.output())
                    .contains("http://localhost:" + ports.get("SEARCH_PORT"))
                    .contains("http://localhost:" + ports.get("MAIL_PORT"))
                    .contains("kafka ready", "mongodb ready", "search-service ready");
            assertThat(run.get("MAIL_PORT", "/readyz")).hasValue("ok");
            assertThat(run.get("NOTIFY_PORT", "/environment?NOTIFY_IMMEDIATE_WINDOW"))
                    .hasValue("PT5S");
            assertThat(run.get("INGEST_PORT", "/environment?ROLECALL_API_KEY"))
                    .hasValue(
                            Files.readString(root.resolve(".rolecall/api-key")).strip());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.get("KAFKA_PORT")))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
            try (var client = MongoClients.create("mongodb://localhost:" + ports.get("MONGODB_PORT"))) {
                client.getDatabase("test").getCollection("kept").insertOne(new Document("_id", 1));
            }
            services = run.process.descendants().toList();
        }
        assertThat(services).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(root.resolve(".rolecall/pids")).isEmptyDirectory();

        try (LocalRun run = ready();
                Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + ports.get("KAFKA_PORT")));
                var client = MongoClients.create("mongodb://localhost:" + ports.get("MONGODB_PORT"))) {
            assertThat(run.output()).contains("Rolecall is ready");
            assertThat(admin.listTopics().names().get()).contains("kept");
            assertThat(client.getDatabase("test").getCollection("kept").countDocuments())
                    .isEqualTo(1);
        }

        try (LocalRun run = ready("--fresh");
                var client = MongoClients.create("mongodb://localhost:" + ports.get("MONGODB_PORT"))) {
            assertThat(run.output()).contains("Rolecall is ready");
            assertThat(client.getDatabase("test").getCollection("kept").countDocuments())
                    .isZero();
        }
    }

    @Test
    void aServiceThatIsKilledIsStartedAgain() throws Exception {
        try (LocalRun run = ready()) {
            long pid = run.pid("search-service").orElseThrow();

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().until(() ->
                    run.pid("search-service").filter(other -> other != pid).isPresent()
                            && run.get("SEARCH_PORT", "/actuator/health/readiness")
                                    .isPresent());
            assertThat(run.output()).contains("search-service ended with 137; it is started again in 1 s");
            assertThat(Files.readString(root.resolve(".rolecall/logs/search-service.log")))
                    .contains("search serves", "ended with 137");
        }
    }

    @Test
    void servicesThatOutliveAKilledLauncherAreEndedByTheNextRun() throws Exception {
        List<ProcessHandle> orphans;
        try (LocalRun run = ready()) {
            orphans = run.process.descendants().toList();
            run.process.destroyForcibly().waitFor();
        }
        assertThat(orphans).hasSize(3).allMatch(ProcessHandle::isAlive);

        try (LocalRun run = ready()) {
            assertThat(run.output()).contains("search-service of an earlier run still runs");
            // One that nobody collected yet is still listed, without a command line.
            assertThat(orphans).noneMatch(orphan -> orphan.info().commandLine().isPresent());
        }
    }

    @Test
    void aSecondRunInTheSameHomeIsRefusedAndTheFirstGoesOn() throws Exception {
        try (LocalRun run = ready();
                LocalRun second = LocalRun.start(root, LocalRun.freePorts())) {
            assertThat(second.process.waitFor()).isEqualTo(1);
            assertThat(second.output()).contains("already runs").contains("process " + run.process.pid());
            assertThat(run.get("SEARCH_PORT", "/actuator/health/readiness")).isPresent();
        }
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken =
                new ServerSocket(Integer.parseInt(ports.get("KAFKA_PORT")), 1, InetAddress.getLoopbackAddress())) {
            try (LocalRun run = LocalRun.start(root, ports)) {
                assertThat(run.process.waitFor()).isEqualTo(1);
                assertThat(run.output())
                        .contains("Port " + taken.getLocalPort() + ", for Kafka, is taken")
                        .contains("KAFKA_PORT=")
                        .doesNotContain("ready");
            }
        }
    }

    @Test
    void aServiceThatCannotStartEndsTheRunAndItsLastWordsAreShown() throws Exception {
        ports.put("FAKE_DIES", "yes");
        try (LocalRun run = LocalRun.start(root, ports)) {
            assertThat(run.process.waitFor()).isEqualTo(1);
            assertThat(run.output())
                    .contains("died 3 times while starting")
                    .contains("The database speaks a language that I don't know")
                    .contains("-service.log");
        }
    }

    private LocalRun ready(String... arguments) throws Exception {
        LocalRun run = LocalRun.start(root, ports, arguments);
        await().until(() -> run.output().contains("Ctrl-C or ./rolecall down stops it.") || !run.process.isAlive());
        assertThat(run.process.isAlive()).as(run.output()).isTrue();
        return run;
    }
}
