package io.rolecall.bench.ingest;

import io.rolecall.bench.process.Answers;
import io.rolecall.bench.process.Child;
import io.rolecall.bench.process.Part;
import io.rolecall.bench.report.Progress;
import io.rolecall.local.infrastructure.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A running ingest-service with a broker and a store of its own, each a process, on free ports. */
final class Installation implements AutoCloseable {
    static final String API_KEY = "bench-key";

    private final Path folder;
    private final int kafkaPort = FreePort.any();
    private final int mongoPort = FreePort.any();
    private final int ingestPort = FreePort.any();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Child> children = new LinkedHashMap<>();

    private Installation(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns when it takes postings.
     *
     * @param root the project's folder, where the service's jar lies
     * @param heapMb the most that the service may take
     */
    static Installation start(Path root, Path folder, int heapMb, Progress progress) {
        Installation installation = new Installation(folder);
        try {
            installation.part(Part.KAFKA, installation.kafkaPort, 768);
            installation.part(Part.MONGO, installation.mongoPort, 1024);
            installation.await(Part.KAFKA, () -> Answers.port(installation.kafkaPort), progress);
            installation.await(Part.MONGO, () -> Answers.store(installation.mongoPort), progress);
            installation.ingest(Child.jar(root, "ingest-service"), heapMb);
            installation.await("ingest", () -> Answers.service(installation.http, installation.ingestPort), progress);
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void part(String which, int port, int heapMb) {
        children.put(which, Part.start(which, folder, port, heapMb));
    }

    private void ingest(Path jar, int heapMb) {
        children.put(
                "ingest",
                Child.java(
                        "ingest",
                        List.of(
                                "-Xmx" + heapMb + "m",
                                // As the local run starts it.
                                "-XX:+UseParallelGC",
                                "-XX:NewRatio=1",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Xlog:gc:file=" + gcLog(),
                                "-jar",
                                jar.toString()),
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS",
                                kafka(),
                                "MONGODB_URI",
                                mongo(),
                                "INGEST_PORT",
                                Integer.toString(ingestPort),
                                "SERVER_ADDRESS",
                                "127.0.0.1",
                                "INGEST_BUNDLED_FEED",
                                "false",
                                "ROLECALL_API_KEY",
                                API_KEY),
                        folder));
    }

    private void await(String name, java.util.function.BooleanSupplier ready, Progress progress) {
        child(name).await(ready, progress);
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    String mongo() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    HttpClient http() {
        return http;
    }

    URI ingest(String path) {
        return URI.create("http://127.0.0.1:" + ingestPort + path);
    }

    /** What the service's collector said. */
    Path gcLog() {
        return folder.resolve("ingest-gc.log");
    }

    Child child(String name) {
        return java.util.Objects.requireNonNull(children.get(name));
    }

    /** Processor time by process until now, this JVM's among them. */
    Map<String, Duration> cpu() {
        Map<String, Duration> all = new LinkedHashMap<>();
        children.forEach((name, child) -> all.put(name, child.cpu()));
        all.put("load", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return all;
    }

    @Override
    public void close() {
        // The service first, so that it doesn't complain about what is gone.
        children.values().stream().toList().reversed().forEach(Child::close);
        http.close();
    }
}
