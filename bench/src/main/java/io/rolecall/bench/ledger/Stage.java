package io.rolecall.bench.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rolecall.bench.process.Answers;
import io.rolecall.bench.process.Child;
import io.rolecall.bench.process.Part;
import io.rolecall.bench.report.Progress;
import io.rolecall.local.infrastructure.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** A running notify-service with a broker and a store of its own, each a process, on free ports. */
final class Stage implements AutoCloseable {
    static final String API_KEY = "bench-key-of-the-ledger";
    static final String NOTIFY = "notify";

    private final Path folder;
    private final int kafkaPort = FreePort.any();
    private final int mongoPort = FreePort.any();
    private final int notifyPort = FreePort.any();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Child> children = new LinkedHashMap<>();

    private Stage(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns when broker and store answer.
     *
     * @param storeMb the store's heap
     */
    static Stage start(Path folder, int storeMb, Progress progress) {
        Stage stage = new Stage(folder);
        try {
            stage.part(Part.KAFKA, stage.kafkaPort, 768);
            stage.part(Part.MONGO, stage.mongoPort, storeMb);
            stage.child(Part.KAFKA).await(() -> Answers.port(stage.kafkaPort), progress);
            stage.child(Part.MONGO).await(() -> Answers.store(stage.mongoPort), progress);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** Returns when the service has all alerts and reads postings. */
    void serve(Path root, int heapMb, Progress progress) {
        service(Child.jar(root, "notify-service"), heapMb);
        child(NOTIFY).await(() -> Answers.service(http, notifyPort), progress);
    }

    /** What the service's heap holds when it has nothing to do. */
    long liveBytes() {
        return child(NOTIFY).liveBytes();
    }

    /** Ends the service. */
    void rest() {
        child(NOTIFY).close();
    }

    private void part(String which, int port, int heapMb) {
        children.put(which, Part.start(which, folder, port, heapMb));
    }

    private void service(Path jar, int heapMb) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("MONGODB_URI", mongo());
        environment.put("NOTIFY_PORT", Integer.toString(notifyPort));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("ROLECALL_API_KEY", API_KEY);
        // Nothing is due while it runs, so nobody has to be there.
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_PORT", "9");
        environment.put("MAIL_FROM", "bench@example.com");
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + heapMb + "m"));
        // As the local run starts it, unless something else is to be tried.
        arguments.addAll(List.of(
                System.getProperty("rolecall.bench.notify", "-XX:+UseSerialGC").split(" ")));
        arguments.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString()));
        children.put(NOTIFY, Child.java(NOTIFY, arguments, environment, folder));
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    String mongo() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    Child child(String name) {
        return Objects.requireNonNull(children.get(name));
    }

    /** Processor time by process until now, this JVM's among them. */
    Map<String, Duration> cpu() {
        Map<String, Duration> all = new LinkedHashMap<>();
        children.forEach((name, child) -> all.put(name, child.cpu()));
        all.put("load", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return all;
    }

    /** What the service answers; ends the run where it refuses. */
    String post(String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("notify-service answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** How many matches it has noted since it started. */
    long matches() {
        String metrics = send(HttpRequest.newBuilder(uri("/actuator/prometheus"))
                        .build())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("rolecall_notify_matches_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Returns when nothing is left in the service's memory that is to be written to the lists of alerts. */
    void awaitLaid() {
        try (MongoClient client = MongoClients.create(mongo())) {
            MongoCollection<Document> sheets =
                    client.getDatabase("rolecall_notify").getCollection("agenda.found");
            while (sheets.estimatedDocumentCount() > 0) {
                if (!child(NOTIFY).alive()) {
                    throw new IllegalStateException(
                            "notify-service ended: " + child(NOTIFY).lastWords());
                }
                child(NOTIFY).pause();
            }
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + notifyPort + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("notify-service does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // The service first, so that it doesn't complain about what is gone.
        children.values().stream().toList().reversed().forEach(Child::close);
        http.close();
    }
}
