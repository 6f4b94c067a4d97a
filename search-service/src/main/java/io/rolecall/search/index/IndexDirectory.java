package io.rolecall.search.index;

import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the index, the generations in it, and what the last commit of the current one says of itself. What can't be used is moved aside (damaged; one is kept,
 * for whoever wants to know why) or deleted (written by another version).
 */
final class IndexDirectory {
    /**
     * Goes up when an index written before can't answer any more: searches wait until the next one is filled. Such a one stays as it
     * is until then, so that the version before can go on with it at once. What is only written otherwise shows in {@link #VERSION},
     * and is built anew beside the old one, which answers.
     */
    static final int SCHEMA = 5;

    private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);
    private static final String SCHEMA_KEY = "rolecall.schema";
    static final String VERSION = SCHEMA + ", " + PostingDocument.version();
    private static final String GENERATION = "generation-";

    /** Names the generation that counts. */
    private static final String POINTER = "current";

    /** A file by which an operator asks for the index to be built anew. */
    private static final String ASKED = "rebuild";

    private final Path path;
    private long generation = 1;
    /** The generation that the pointer names: the one before, while one of another schema is being filled. */
    private long pointed = 1;

    private String version = VERSION;
    private @Nullable IndexLock lock;

    IndexDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Where the index is that answers. */
    Path folder() {
        return path.resolve(GENERATION + generation);
    }

    /** What it was written by. */
    String version() {
        return version;
    }

    /** Takes the folder for this process, and then says what {@link #position()} does: before, it may be another process's. */
    Optional<Position> take() throws IOException {
        release();
        IndexLock taken = IndexLock.of(path);
        lock = taken;
        Optional<Position> position = position();
        lock = taken.kept();
        return position;
    }

    /** Leaves it to others. */
    void release() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    /** The position of a usable index; empty when there is none, and then nothing lies in its way. */
    Optional<Position> position() throws IOException {
        Files.createDirectories(path);
        version = VERSION;
        Path pointer = path.resolve(POINTER);
        if (!Files.exists(pointer)) {
            // Nothing was ever here, or a version that knew no generations.
            deleteUngenerated();
            generation = 1;
            point();
        }
        try {
            generation = Long.parseLong(Files.readString(pointer).strip());
            pointed = generation;
            Files.createDirectories(folder());
            return committed();
        } catch (IOException | RuntimeException e) {
            if (!Damage.shows(e)) {
                throw e;
            }
            quarantine(e);
            return Optional.empty();
        }
    }

    /** Only what Lucene wrote: who names a folder of other things by mistake keeps them. */
    private void deleteUngenerated() throws IOException {
        try (Directory directory = FSDirectory.open(path)) {
            for (String file : directory.listAll()) {
                if (file.startsWith(IndexFileNames.SEGMENTS)
                        || file.equals(IndexWriter.WRITE_LOCK_NAME)
                        || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private Optional<Position> committed() throws IOException {
        try (Directory directory = FSDirectory.open(folder())) {
            if (!DirectoryReader.indexExists(directory)) {
                return Optional.empty();
            }
            // Opening reads every file's header and footer, so that a damaged one shows now and not under a search.
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                String written = String.valueOf(data.get(SCHEMA_KEY));
                if (written.startsWith(SCHEMA + ",")) {
                    version = written;
                    return Optional.of(Position.of(data));
                }
                log.info(
                        "The index in {} was written by another version ({}, this is {}); another is built beside it, and searches wait",
                        path,
                        written,
                        VERSION);
            }
        }
        beginNext();
        generation++;
        return Optional.empty();
    }

    /** The empty folder of the generation after this one. */
    Path beginNext() throws IOException {
        Path folder = path.resolve(GENERATION + (generation + 1));
        Files.createDirectories(folder);
        empty(folder);
        return folder;
    }

    /** From now on, and after a crash too, the next generation is the one that answers. */
    void switchOver() throws IOException {
        generation++;
        version = VERSION;
        point();
    }

    /** From now on, and after a crash too, the generation that was opened counts, and no other is needed. */
    void settle() throws IOException {
        if (generation != pointed) {
            point();
            sweep();
        }
    }

    private void point() throws IOException {
        Path written = path.resolve(POINTER + ".new");
        try (FileChannel file = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap((generation + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(written, path.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        pointed = generation;
    }

    /**
     * Deletes other generations: the one before, as soon as the pointer names another, and one that was never finished. To be
     * called by who holds the {@link IndexLock}.
     */
    void sweep() throws IOException {
        try (Stream<Path> there = Files.list(path)) {
            for (Path other : there.filter(p -> p.getFileName().toString().startsWith(GENERATION))
                    .filter(p -> !p.equals(folder()) && !p.equals(path.resolve(GENERATION + pointed)))
                    .toList()) {
                empty(other);
                Files.deleteIfExists(other);
            }
        }
    }

    boolean asked() {
        return Files.exists(path.resolve(ASKED));
    }

    void answered() throws IOException {
        Files.deleteIfExists(path.resolve(ASKED));
    }

    /** What a commit keeps of the position. */
    static Map<String, String> commitData(Position position, String version) {
        Map<String, String> data = position.written();
        data.put(SCHEMA_KEY, version);
        return data;
    }

    void quarantine(Throwable why) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        log.error("The index in {} is damaged; it is moved to {} and built anew", path, aside, why);
        empty(aside);
        Files.deleteIfExists(aside);
        try {
            Files.move(path, aside);
        } catch (FileSystemException e) {
            log.warn("It can't be moved ({}); it is deleted", e.toString());
            empty(path);
        }
        generation = 1;
        version = VERSION;
        Files.createDirectories(folder());
        point();
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
