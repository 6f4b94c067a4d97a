package io.rolecall.local;

import io.rolecall.local.service.Leftovers;
import io.rolecall.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The three services, in the order of the data, and their command lines. */
final class Services {
    static final List<String> NAMES = List.of("ingest-service", "search-service", "notify-service");

    /** Much of what ingest allocates dies at once, and both cores wait while it is collected; the benchmark gives it the same. */
    private static final List<String> INGEST_COLLECTOR = List.of("-XX:+UseParallelGC", "-XX:NewRatio=1");

    private Services() {}

    /** @throws UnusableException when one was not built */
    static void check(Settings settings) {
        NAMES.forEach(name -> jar(settings, name));
    }

    static List<Service> of(Settings settings, Map<String, String> environment, String apiKey, Consumer<String> say) {
        Map<String, String> theirs = settings.serviceEnvironment(environment, apiKey);
        int[] ports = {settings.ingestPort(), settings.searchPort(), settings.notifyPort()};
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            services.add(new Service(
                    name, command(settings, name), theirs, ports[i], settings.logs(), settings.pids(), say));
        }
        return List.copyOf(services);
    }

    private static List<String> command(Settings settings, String name) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                // Out of memory, a service is in an unknown state; it is started again instead.
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                Leftovers.mark(settings.home())));
        command.addAll(name.equals("ingest-service") ? INGEST_COLLECTOR : List.of("-XX:+UseSerialGC"));
        command.addAll(settings.javaOptions());
        command.add("-jar");
        command.add(jar(settings, name).toString());
        return command;
    }

    private static Path jar(Settings settings, String name) {
        Path folder = settings.root().resolve(name).resolve("target");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-\\d[^/]*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new UnusableException(
                            "There is no executable jar of " + name + " in " + folder + "; ./rolecall up builds it."));
        } catch (IOException e) {
            throw new UnusableException("Can't look into " + folder + ": " + e.getMessage());
        }
    }
}
