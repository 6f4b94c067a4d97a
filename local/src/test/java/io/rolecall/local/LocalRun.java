package io.rolecall.local;

import io.rolecall.local.infrastructure.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.awaitility.Awaitility;

/** A run of the launcher in a JVM of its own, with {@link FakeService}s in the place of the services. */
final class LocalRun implements AutoCloseable {
    private static final List<String> PORTS = List.of(
            "SEARCH_PORT", "INGEST_PORT", "NOTIFY_PORT", "KAFKA_PORT", "MONGODB_PORT", "SMTP_PORT", "MAIL_PORT");

    static {
        // As the other modules' tests wait, whose support is built on this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    private final Path root;
    private final Path output;
    private final Map<String, String> environment;
    final Process process;

    private LocalRun(Path root, Path output, Map<String, String> environment, Process process) {
        this.root = root;
        this.output = output;
        this.environment = environment;
        this.process = process;
    }

    /** A project's folder with the jars that the launcher wants. */
    static void prepare(Path root) throws IOException {
        for (String service : Services.NAMES) {
            Path jar = root.resolve(service + "/target/" + service + "-1.0-exec.jar");
            Files.createDirectories(jar.getParent());
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
            String file = FakeService.class.getName().replace('.', '/') + ".class";
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest)) {
                entries.putNextEntry(new JarEntry(file));
                try (var in = FakeService.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(entries);
                }
            }
        }
    }

    static Map<String, String> freePorts() {
        Map<String, String> result = new HashMap<>();
        PORTS.forEach(name -> result.put(name, String.valueOf(FreePort.any())));
        return result;
    }

    static LocalRun start(Path root, Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createTempFile(root, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-Drolecall.root=" + root,
                "-Drolecall.log=" + root.resolve("launcher.log"),
                "-Dlogback.configurationFile=logback-launcher.xml",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Local.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(ROLECALL|KAFKA|MONGODB|SMTP|SEARCH|NOTIFY|INGEST)_.*"));
        builder.environment().putAll(environment);
        return new LocalRun(root, output, environment, builder.start());
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    int port(String variable) {
        return Integer.parseInt(environment.get(variable));
    }

    Optional<Long> pid(String service) {
        return Home.readPid(root.resolve(".rolecall/pids/" + service + ".pid"));
    }

    /** What an address on this machine answers, empty when it doesn't. */
    Optional<String> get(String portVariable, String path) {
        try {
            return Optional.of(HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(portVariable) + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Awaitility.await().until(() -> !process.isAlive());
    }
}
