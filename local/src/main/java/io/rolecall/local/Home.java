package io.rolecall.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a local run: locked while one runs, so that two never share their data. */
final class Home implements AutoCloseable {
    private static final String OWN_PID = "local.pid";

    private final Settings settings;
    private final FileChannel channel;

    @SuppressWarnings("unused") // held until the channel closes
    private final FileLock lock;

    private Home(Settings settings, FileChannel channel, FileLock lock) {
        this.settings = settings;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws UnusableException when another run has it */
    static Home lock(Settings settings) {
        try {
            for (Path folder : new Path[] {settings.data(), settings.logs(), settings.pids()}) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    settings.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UnusableException(
                        "Rolecall already runs in " + settings.home() + pidOf(settings)
                                + ". ./rolecall down stops it; ROLECALL_HOME and the ports can be changed to run a second one.");
            }
            Home home = new Home(settings, channel, lock);
            Files.writeString(home.pidFile(), ProcessHandle.current().pid() + "\n");
            return home;
        } catch (IOException e) {
            throw new UnusableException("Can't write to " + settings.home() + ": " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pidOf(Settings settings) {
        return readPid(settings.pids().resolve(OWN_PID))
                .map(pid -> " (process " + pid + ")")
                .orElse("");
    }

    private Path pidFile() {
        return settings.pids().resolve(OWN_PID);
    }

    static Optional<Long> readPid(Path file) {
        try {
            return Optional.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The operator's key: the environment's, else the one made at the first run and kept for the user alone. */
    String apiKey() {
        if (settings.apiKey() != null) {
            return settings.apiKey();
        }
        Path file = settings.keyFile();
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.isEmpty()) {
                    return kept;
                }
                Files.delete(file);
            }
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, key + "\n");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep the operator's key in " + file, e);
        }
    }

    /** Deletes what earlier runs stored; the key and the logs stay. */
    void empty() {
        try (Stream<Path> files = Files.walk(settings.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(settings.data())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't empty " + settings.data(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile());
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
