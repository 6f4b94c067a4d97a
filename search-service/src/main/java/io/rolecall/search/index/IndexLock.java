package io.rolecall.search.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of an index is one process's, from before it reads what is in it until it is done. */
final class IndexLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexLock.class);
    private static final String FILE = "lock";

    private final Path folder;
    private final FileChannel channel;

    private IndexLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws IOException also when another process has it, which the message says */
    static IndexLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another one in this process, which is the same to us.
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            throw new IOException("The index in " + folder + " is in use by another process");
        }
        return new IndexLock(folder, channel);
    }

    /** This one, or another where the folder with it was put aside as damaged. */
    IndexLock kept() throws IOException {
        if (Files.exists(folder.resolve(FILE))) {
            return this;
        }
        close();
        return of(folder);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("Unlocking the index: {}", e.toString());
        }
    }
}
