package io.rolecall.testing;

import io.rolecall.local.mail.MailCatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Kafka, MongoDB and SMTP for the tests of one JVM, each started on a free port by the first test that asks. Kafka and
 * MongoDB are containers where a Docker engine answers and has or can fetch their images, and run in this JVM otherwise; one
 * line on standard output says which, and {@code target/test-infrastructure.txt} keeps it. All tests of a JVM share them: use source ids, alerts and databases of your own, and expect foreign records.
 */
public final class Infrastructure {
    /** The operator's key that {@link #properties} sets. */
    public static final String API_KEY = "test-key";

    private Infrastructure() {}

    /** Kafka's bootstrap servers. */
    public static String kafka() {
        return KafkaHolder.BOOTSTRAP_SERVERS;
    }

    /** MongoDB's connection string, without a database. */
    public static String mongoUri() {
        return MongoHolder.URI;
    }

    /** The SMTP server and what it caught: the same embedded one wherever the rest runs. */
    public static MailCatcher smtp() {
        return SmtpHolder.CATCHER;
    }

    /**
     * Points a service at all of it; call it from a {@code @DynamicPropertySource} method. Each part starts when its
     * setting is first read.
     */
    public static void properties(DynamicPropertyRegistry registry) {
        registry.add("KAFKA_BOOTSTRAP_SERVERS", Infrastructure::kafka);
        registry.add("MONGODB_URI", Infrastructure::mongoUri);
        registry.add("SMTP_HOST", () -> smtp().host());
        registry.add("SMTP_PORT", () -> smtp().port());
        registry.add("MAIL_FROM", () -> "Rolecall <alerts@localhost.localdomain>");
        registry.add("ROLECALL_API_KEY", () -> API_KEY);
    }

    /** The same with databases of one's own: {@code <prefix>_ingest}, {@code <prefix>_search}, {@code <prefix>_notify}. */
    public static void properties(DynamicPropertyRegistry registry, String databasePrefix) {
        properties(registry);
        registry.add("INGEST_DATABASE", () -> databasePrefix + "_ingest");
        registry.add("SEARCH_DATABASE", () -> databasePrefix + "_search");
        registry.add("NOTIFY_DATABASE", () -> databasePrefix + "_notify");
    }

    /** Half a minute without any news from the engine, or two for one image, and the embedded parts are the better choice. */
    private static final class ChoiceHolder {
        static final Choice CHOICE = Choice.of(
                System.getenv().getOrDefault(Choice.SWITCH, ""),
                () -> new Engine(Duration.ofSeconds(30), Duration.ofMinutes(2))
                        .obstacle(List.of(Containers.KAFKA_IMAGE, Containers.MONGO_IMAGE)),
                new Report(Path.of("target", "test-infrastructure.txt"))::line);
    }

    // One holder for each, so that a test that needs one of them doesn't wait for the others.

    private static final class KafkaHolder {
        static final String BOOTSTRAP_SERVERS =
                ChoiceHolder.CHOICE.start("Kafka", Containers.KAFKA_IMAGE, Containers::kafka, Embedded::kafka);
    }

    private static final class MongoHolder {
        static final String URI =
                ChoiceHolder.CHOICE.start("MongoDB", Containers.MONGO_IMAGE, Containers::mongoUri, Embedded::mongoUri);
    }

    private static final class SmtpHolder {
        static final MailCatcher CATCHER = MailCatcher.start(0);
    }
}
