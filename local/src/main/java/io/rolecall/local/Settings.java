package io.rolecall.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about a local run.
 *
 * @param root the project's folder, where the services' jars lie
 * @param home where data, logs, process ids and the key are kept
 * @param kafka bootstrap servers of a real Kafka; null for the embedded one
 * @param mongo connection string of a real MongoDB; null for the stand-in
 * @param smtpHost a real SMTP server; null for the catcher
 * @param apiKey the operator's key; null for one of this home's own
 * @param javaOptions added to the command lines of the services
 */
record Settings(
        Path root,
        Path home,
        @Nullable String kafka,
        @Nullable String mongo,
        @Nullable String smtpHost,
        int searchPort,
        int ingestPort,
        int notifyPort,
        int kafkaPort,
        int mongoPort,
        int smtpPort,
        int mailPort,
        @Nullable String apiKey,
        List<String> javaOptions) {

    /** A port that this run opens, and how to choose another. */
    record Port(int number, String purpose, String variable) {}

    /** @throws UnusableException naming the variable that can't be used */
    static Settings of(Path root, Map<String, String> environment) {
        Settings settings = new Settings(
                root,
                root.resolve(environment.getOrDefault("ROLECALL_HOME", ".rolecall"))
                        .toAbsolutePath()
                        .normalize(),
                text(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                text(environment, "MONGODB_URI"),
                text(environment, "SMTP_HOST"),
                port(environment, "SEARCH_PORT", 8080),
                port(environment, "INGEST_PORT", 8081),
                port(environment, "NOTIFY_PORT", 8082),
                port(environment, "KAFKA_PORT", 9092),
                port(environment, "MONGODB_PORT", 27017),
                port(environment, "SMTP_PORT", 1025),
                port(environment, "MAIL_PORT", 8025),
                text(environment, "ROLECALL_API_KEY"),
                words(environment.getOrDefault("ROLECALL_JAVA_OPTS", "")));
        Map<Integer, Port> seen = new HashMap<>();
        for (Port port : settings.ports()) {
            Port other = seen.put(port.number(), port);
            if (other != null) {
                throw new UnusableException("%s and %s are both %d; give one of them another port."
                        .formatted(other.variable(), port.variable(), port.number()));
            }
        }
        return settings;
    }

    /** What this run opens; what is replaced by a real one opens nothing. */
    List<Port> ports() {
        List<Port> ports = new ArrayList<>(List.of(
                new Port(searchPort, "search-service", "SEARCH_PORT"),
                new Port(ingestPort, "ingest-service", "INGEST_PORT"),
                new Port(notifyPort, "notify-service", "NOTIFY_PORT")));
        if (kafka == null) {
            ports.add(new Port(kafkaPort, "Kafka", "KAFKA_PORT"));
        }
        if (mongo == null) {
            ports.add(new Port(mongoPort, "MongoDB", "MONGODB_PORT"));
        }
        if (smtpHost == null) {
            ports.add(new Port(smtpPort, "SMTP", "SMTP_PORT"));
            ports.add(new Port(mailPort, "the page of caught mails", "MAIL_PORT"));
        }
        return ports;
    }

    /** The environment that the services get: the user's own, and what they need where the user says nothing. */
    Map<String, String> serviceEnvironment(Map<String, String> environment, String apiKey) {
        Map<String, String> result = new LinkedHashMap<>(environment);
        result.put("KAFKA_BOOTSTRAP_SERVERS", kafka == null ? "127.0.0.1:" + kafkaPort : kafka);
        result.put("MONGODB_URI", mongo == null ? "mongodb://127.0.0.1:" + mongoPort : mongo);
        result.put("SMTP_HOST", smtpHost == null ? "127.0.0.1" : smtpHost);
        result.put("SMTP_PORT", String.valueOf(smtpPort));
        if (smtpHost == null) {
            // A real server wants a real sender, and the service says so.
            byDefault(result, "MAIL_FROM", "Rolecall <alerts@localhost.localdomain>");
        }
        result.put("SEARCH_PORT", String.valueOf(searchPort));
        result.put("INGEST_PORT", String.valueOf(ingestPort));
        result.put("NOTIFY_PORT", String.valueOf(notifyPort));
        result.put("ROLECALL_API_KEY", apiKey);
        byDefault(result, "SEARCH_URL", "http://localhost:" + searchPort);
        byDefault(result, "INGEST_URL", "http://localhost:" + ingestPort);
        byDefault(result, "NOTIFY_URL", "http://localhost:" + notifyPort);
        byDefault(result, "SEARCH_INTERNAL_URL", "http://127.0.0.1:" + searchPort);
        byDefault(result, "SEARCH_INDEX_DIRECTORY", data().resolve("index").toString());
        byDefault(result, "INGEST_BUNDLED_FEED", "true");
        byDefault(result, "NOTIFY_IMMEDIATE_WINDOW", "PT5S");
        // One's own machine is nobody else's business: other machines reach the services only if asked for.
        byDefault(result, "SERVER_ADDRESS", "127.0.0.1");
        return result;
    }

    Path keyFile() {
        return home.resolve("api-key");
    }

    Path data() {
        return home.resolve("data");
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path pids() {
        return home.resolve("pids");
    }

    private static void byDefault(Map<String, String> environment, String name, String value) {
        if (environment.getOrDefault(name, "").isBlank()) {
            environment.put(name, value);
        }
    }

    /** An empty variable is one that is not set, as in compose files. */
    private static @Nullable String text(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        String value = text(environment, name);
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as for a number out of range.
        }
        throw new UnusableException(name + " is \"" + value + "\"; a port is a number from 1 to 65535.");
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
