package io.rolecall.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Kafka and MongoDB as containers, of the very images that docker-compose.yml names. The waits are for an open port, not for a
 * line in a log: lines change. The first client retries until the server is ready.
 */
final class Containers {
    static final String KAFKA_IMAGE = imageInCompose("apache/kafka");
    static final String MONGO_IMAGE = imageInCompose("mongo");

    private Containers() {}

    @SuppressWarnings("resource") // lives as long as the JVM
    static String kafka() {
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .waitingFor(Wait.forListeningPort());
        kafka.start();
        return kafka.getBootstrapServers();
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    static String mongoUri() {
        MongoDBContainer mongo =
                new MongoDBContainer(MONGO_IMAGE).withReplicaSet().waitingFor(Wait.forListeningPort());
        mongo.start();
        return "mongodb://" + mongo.getHost() + ":" + mongo.getFirstMappedPort() + "/?directConnection=true";
    }

    /** The build puts the file onto the classpath: one place for the versions. */
    private static String imageInCompose(String repository) {
        try (InputStream file = Containers.class.getResourceAsStream("/docker-compose.yml")) {
            String compose = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Matcher image = Pattern.compile("(?m)^\\s*image:\\s*(" + repository + ":\\S+)\\s*$")
                    .matcher(compose);
            if (!image.find()) {
                throw new IllegalStateException("docker-compose.yml names no image " + repository);
            }
            return image.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
