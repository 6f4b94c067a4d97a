package io.rolecall.testing;

import io.rolecall.local.infrastructure.EmbeddedKafka;
import io.rolecall.local.infrastructure.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Kafka and the stand-in for MongoDB in this JVM. They are not stopped: they end with the JVM, after the services under test
 * that may still be closing.
 */
final class Embedded {
    private Embedded() {}

    @SuppressWarnings("resource")
    static String kafka() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"), "rolecall-test-kafka");
        deleteLeftovers(parent);
        return EmbeddedKafka.start(
                        parent.resolve(String.valueOf(ProcessHandle.current().pid())), 0)
                .bootstrapServers();
    }

    @SuppressWarnings("resource")
    static String mongoUri() {
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
