package io.rolecall.bench.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A folder for each engine, and a note beside it of what it was filled with. They last for one run, or are kept for a later one that
 * asks for the same postings.
 */
final class Folders implements AutoCloseable {
    private static final String CONTENTS = "contents";

    private final Path folder;
    private final boolean kept;
    private final String contents;

    /**
     * @param keep where they are kept; empty for one run
     * @param contents all that tells these postings from others
     */
    Folders(String keep, String contents) throws IOException {
        this.kept = !keep.isEmpty();
        this.contents = contents;
        this.folder =
                kept ? Files.createDirectories(Path.of(keep)) : Files.createTempDirectory("rolecall-bench-search");
    }

    Path of(String engine) {
        return folder.resolve(engine);
    }

    /** What was noted when the engine was filled with these postings; empty when it was not. */
    Map<String, String> noted(String engine) throws IOException {
        Map<String, String> figures = new LinkedHashMap<>();
        if (Files.exists(note(engine))) {
            Properties note = new Properties();
            try (Reader reader = Files.newBufferedReader(note(engine))) {
                note.load(reader);
            }
            if (contents.equals(note.remove(CONTENTS))) {
                note.stringPropertyNames().stream().sorted().forEach(n -> figures.put(n, note.getProperty(n)));
            }
        }
        return figures;
    }

    void note(String engine, Map<String, String> figures) throws IOException {
        Properties note = new Properties();
        note.putAll(figures);
        note.put(CONTENTS, contents);
        try (Writer writer = Files.newBufferedWriter(note(engine))) {
            note.store(writer, null);
        }
    }

    /** Makes place for other postings. */
    void clear(String engine) throws IOException {
        Files.deleteIfExists(note(engine));
        delete(of(engine));
    }

    private Path note(String engine) {
        return folder.resolve(engine + ".properties");
    }

    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
