package io.rolecall.local.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker, the controller included, in this JVM. It binds 127.0.0.1 only, makes no topic by itself, and keeps
 * what it is given until a topic's own settings say otherwise.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Returns as soon as the broker serves.
     *
     * @param directory where the log is kept, made and formatted if empty; what an earlier run left there is served again
     * @param port 0 for a free one
     */
    public static EmbeddedKafka start(Path directory, int port) {
        int listening = port == 0 ? FreePort.any() : port;
        Path log = directory.resolve("log");
        Map<String, String> settings = settings(log, listening, FreePort.any());
        try {
            Files.createDirectories(directory);
            if (!Files.exists(log.resolve("meta.properties"))) {
                format(directory.resolve("server.properties"), settings);
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't prepare the log of Kafka in " + directory, e);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, listening);
    }

    private static void format(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String id = Uuid.randomUuid().toString();
        int code = StorageTool.execute(
                new String[] {"format", "--cluster-id", id, "--config", file.toString(), "--ignore-formatted"},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException("formatting failed: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> settings(Path log, int port, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", log.toString());

        // One node: nothing to replicate to, and nobody to wait for.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill, the controller waits this long before it takes the new broker for the old; by default 9 s.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        // A broker that its controller has not taken by then ends the JVM: a busy machine may need more than 60 s.
        settings.put("initial.broker.registration.timeout.ms", "300000");
        settings.put("auto.create.topics.enable", "false");

        // Small: two cores, little memory, and files that a laptop's disk doesn't notice.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.retention.hours", "-1");
        return settings;
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
