package io.rolecall.testing;

import io.rolecall.local.infrastructure.EmbeddedKafka;
import io.rolecall.local.infrastructure.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Decides between containers and embedded parts, once for a JVM. The environment variable {@value #SWITCH} decides instead:
 * {@code false} for embedded parts, {@code true} for containers or failure. Unset, a container that doesn't start (its image
 * can't be fetched, say) is replaced by the embedded part, and the line says why.
 */
final class Containers {
    static final String SWITCH = "ROLECALL_TEST_CONTAINERS";
    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    static final String MONGO_IMAGE = "mongo:8.0.20";

    static final Containers OR_EMBEDDED = new Containers();

    private final boolean wanted;
    private final boolean required;
    private final String why;

    private Containers() {
        String setting = System.getenv().getOrDefault(SWITCH, "");
        required = setting.equals("true");
        if (setting.equals("false")) {
            wanted = false;
            why = SWITCH + " is false";
        } else if (DockerClientFactory.instance().isDockerAvailable()) {
            wanted = true;
            why = "";
        } else if (required) {
            throw new IllegalStateException(SWITCH + " is true, and no Docker engine answers");
        } else {
            wanted = false;
            why = "no Docker engine answers";
        }
    }

    String kafka() {
        return choose("Kafka", KAFKA_IMAGE, Containers::kafkaContainer, Containers::embeddedKafka);
    }

    String mongoUri() {
        return choose("MongoDB", MONGO_IMAGE, Containers::mongoContainer, Containers::embeddedMongo);
    }

    private String choose(String part, String image, Supplier<String> container, Supplier<String> embedded) {
        String reason = why;
        if (wanted) {
            try {
                String address = container.get();
                say(part + ": container " + image + " at " + address);
                return address;
            } catch (RuntimeException e) {
                if (required) {
                    throw e;
                }
                reason = "the container " + image + " did not start: " + e.getMessage();
            }
        }
        String address = embedded.get();
        say(part + ": embedded at " + address + " (" + reason + ")");
        return address;
    }

    /** One line that is found with one grep, whatever the log's settings are. */
    private static void say(String line) {
        System.out.println("Test infrastructure: " + line);
    }

    // The waits are for an open port, not for a line in a log: lines change. The first client retries until the server
    // is ready.

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String kafkaContainer() {
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .waitingFor(Wait.forListeningPort());
        kafka.start();
        return kafka.getBootstrapServers().replaceFirst("^PLAINTEXT://", "");
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String mongoContainer() {
        MongoDBContainer mongo =
                new MongoDBContainer(MONGO_IMAGE).withReplicaSet().waitingFor(Wait.forListeningPort());
        mongo.start();
        return "mongodb://" + mongo.getHost() + ":" + mongo.getFirstMappedPort() + "/?directConnection=true";
    }

    // The embedded parts are not stopped: they end with the JVM, after the services under test that may still be
    // closing.

    @SuppressWarnings("resource")
    private static String embeddedKafka() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"), "rolecall-test-kafka");
        deleteLeftovers(parent);
        return EmbeddedKafka.start(
                        parent.resolve(String.valueOf(ProcessHandle.current().pid())), 0)
                .bootstrapServers();
    }

    @SuppressWarnings("resource")
    private static String embeddedMongo() {
        return EmbeddedMongo.inMemory().uri();
    }

    /** The folders of JVMs that are no more, this one's earlier namesake among them. */
    private static void deleteLeftovers(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.toList()) {
                long pid = Long.parseLong(folder.getFileName().toString());
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    delete(folder);
                }
            }
        } catch (IOException | NumberFormatException e) {
            System.err.println("could not clear " + parent + ": " + e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
