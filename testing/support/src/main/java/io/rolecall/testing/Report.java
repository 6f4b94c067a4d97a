package io.rolecall.testing;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what the tests of this JVM lean on: at once, and in a file of the module, from which {@code ./rolecall test} says it again at the end. */
final class Report {
    private final Path file;

    /** Forgets what an earlier JVM of the module has said. */
    Report(Path file) {
        this.file = file;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line that is found with one grep, whatever the log's settings are. */
    void line(String line) {
        System.out.println("Test infrastructure: " + line);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, line + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
