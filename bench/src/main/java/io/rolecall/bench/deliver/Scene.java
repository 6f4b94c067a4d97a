package io.rolecall.bench.deliver;

import com.mongodb.client.MongoClient;
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
import java.util.function.BooleanSupplier;

/** Instances of notify-service with a broker, a store and a mail catcher of their own, each a process, on free ports. */
final class Scene implements AutoCloseable {
    static final String KAFKA = "kafka";
    static final String STORE = "store";
    static final String CATCHER = "catcher";
    static final String API_KEY = "bench-key";
    static final String DATABASE = "rolecall_notify";

    /**
     * @param root the project's folder, where the service's jar lies
     * @param heapMb the most that an instance may take
     * @param window for which matches are gathered
     */
    record Plan(Path root, Path folder, int instances, int heapMb, Duration window, int mailsAtOnce) {}

    private final Plan plan;
    private final Progress progress;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Scene(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when all of it is ready. */
    static Scene start(Plan plan, Progress progress) {
        Scene scene = new Scene(plan, progress);
        try {
            List<String> first = List.of(KAFKA, STORE, CATCHER);
            first.forEach(scene::launch);
            first.forEach(scene::await);
            List<String> instances = scene.instances();
            instances.forEach(scene::launch);
            instances.forEach(scene::await);
            return scene;
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    static String notify(int instance) {
        return "notify-" + (instance + 1);
    }

    List<String> instances() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plan.instances; i++) {
            names.add(notify(i));
        }
        return names;
    }

    /** Starts a part on its port and with its data, also again. */
    private void launch(String name) {
        int port = ports.computeIfAbsent(name, n -> FreePort.any());
        children.put(
                name,
                switch (name) {
                    case KAFKA -> Part.start(Part.KAFKA, plan.folder, port, 512);
                    case STORE -> Part.start(Part.MONGO, plan.folder, port, 1024);
                    case CATCHER -> Catcher.start(plan.folder, port);
                    default -> service(name, port);
                });
    }

    /** Starts again what was ended, and returns when it is ready. */
    void revive(String name) {
        launch(name);
        await(name);
    }

    private void await(String name) {
        int port = port(name);
        BooleanSupplier ready = switch (name) {
            case KAFKA, CATCHER -> () -> Answers.port(port);
            case STORE -> () -> Answers.store(port);
            default -> () -> Answers.service(http, port);
        };
        child(name).await(ready, progress);
    }

    private Child service(String name, int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("MONGODB_URI", mongo());
        environment.put("NOTIFY_DATABASE", DATABASE);
        environment.put("NOTIFY_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_PORT", Integer.toString(port(CATCHER)));
        environment.put("MAIL_FROM", "Rolecall <alerts@rolecall.example>");
        environment.put("ROLECALL_API_KEY", API_KEY);
        environment.put("NOTIFY_IMMEDIATE_WINDOW", plan.window.toString());
        environment.put("NOTIFY_MAILS_AT_ONCE", Integer.toString(plan.mailsAtOnce));
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx" + plan.heapMb + "m",
                // As the local run starts it.
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=" + gcLog(name)));
        String more = System.getProperty("rolecall.bench.notify", "");
        if (!more.isEmpty()) {
            arguments.addAll(List.of(more.split(" ")));
        }
        arguments.addAll(List.of("-jar", Child.jar(plan.root, "notify-service").toString()));
        return Child.java(name, arguments, environment, plan.folder);
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name));
    }

    int smtpPort() {
        return port(CATCHER);
    }

    String kafka() {
        return "127.0.0.1:" + port(KAFKA);
    }

    String mongo() {
        return "mongodb://127.0.0.1:" + port(STORE);
    }

    HttpClient http() {
        return http;
    }

    URI uri(String instance) {
        return URI.create("http://127.0.0.1:" + port(instance));
    }

    Path gcLog(String name) {
        return plan.folder.resolve(name + "-gc.log");
    }

    Child child(String name) {
        return Objects.requireNonNull(children.get(name));
    }

    /** Processor time by process until now. */
    Map<String, Duration> cpu() {
        Map<String, Duration> all = new LinkedHashMap<>();
        children.forEach((name, child) -> all.put(name, child.cpu()));
        return all;
    }

    /** The largest value that any instance that answers gives for a metric. */
    double metric(String name) {
        return instances().stream().mapToDouble(i -> metric(i, name)).max().orElse(0);
    }

    /** What all instances that answer have counted. */
    double sum(String name) {
        return instances().stream().mapToDouble(i -> metric(i, name)).sum();
    }

    private double metric(String instance, String name) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri(instance).resolve("/actuator/prometheus"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            return 0; // it is away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    MongoClient client() {
        return Answers.client(mongo());
    }

    @Override
    public void close() {
        // The service first, so that it doesn't complain about what is gone.
        children.values().stream().toList().reversed().forEach(Child::close);
        http.close();
    }
}
