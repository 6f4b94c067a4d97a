package io.rolecall.search.index;

import io.rolecall.query.PostingDocument;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the index and what its last commit says of itself. What can't be used is moved aside (damaged; one is kept,
 * for whoever wants to know why) or deleted (written by another version).
 */
final class IndexDirectory {
    /** Goes up with every change of what {@link Columns} or the analysis write: an index of another number is built anew. */
    static final int SCHEMA = 2;

    private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);
    private static final String SCHEMA_KEY = "rolecall.schema";
    private static final String VERSION = SCHEMA + ", " + PostingDocument.version();
    private static final String NEXT_KEY = "rolecall.next.";

    private final Path path;

    IndexDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** The position of a usable index; empty when there is none, and then nothing lies in its way. */
    Optional<Position> position() throws IOException {
        Files.createDirectories(path);
        try (Directory directory = FSDirectory.open(path)) {
            if (!DirectoryReader.indexExists(directory)) {
                return Optional.empty();
            }
            // Opening reads every file's header and footer, so that a damaged one shows now and not under a search.
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                if (VERSION.equals(data.get(SCHEMA_KEY))) {
                    return Optional.of(position(data));
                }
                log.info(
                        "The index in {} was written by another version (schema {}, this is {}); it is built anew",
                        path,
                        data.get(SCHEMA_KEY),
                        VERSION);
            }
        } catch (IOException | RuntimeException e) {
            if (!damage(e)) {
                throw e;
            }
            quarantine(e);
            return Optional.empty();
        }
        delete(path);
        Files.createDirectories(path);
        return Optional.empty();
    }

    /** What a commit keeps of the position. */
    static Map<String, String> commitData(Position position) {
        Map<String, String> data = new HashMap<>();
        data.put(SCHEMA_KEY, VERSION);
        position.next().forEach((partition, offset) -> data.put(NEXT_KEY + partition, offset.toString()));
        return data;
    }

    private static Position position(Map<String, String> data) {
        Map<String, Long> next = new HashMap<>();
        data.forEach((key, value) -> {
            if (key.startsWith(NEXT_KEY)) {
                next.put(key.substring(NEXT_KEY.length()), Long.parseLong(value));
            }
        });
        return new Position(next);
    }

    /** Whether something says that files are damaged or missing, and not that the machine is short of something. */
    static boolean damage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            switch (t) {
                case CorruptIndexException _,
                        IndexFormatTooOldException _,
                        IndexFormatTooNewException _,
                        EOFException _,
                        FileNotFoundException _,
                        NoSuchFileException _,
                        NumberFormatException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    void quarantine(Throwable why) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        log.error("The index in {} is damaged; it is moved to {} and built anew", path, aside, why);
        delete(aside);
        try {
            Files.move(path, aside);
        } catch (FileSystemException e) {
            log.warn("It can't be moved ({}); it is deleted", e.toString());
            empty(path);
        }
        Files.createDirectories(path);
    }

    private static void delete(Path folder) throws IOException {
        empty(folder);
        try {
            Files.deleteIfExists(folder);
        } catch (FileSystemException e) {
            // A mounted volume can be emptied but not deleted.
            log.debug("{} stays, empty", folder, e);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> !f.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .forEach(f -> {
                        try {
                            Files.delete(f);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
