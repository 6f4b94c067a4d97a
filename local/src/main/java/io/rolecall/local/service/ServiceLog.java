package io.rolecall.local.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a service says, in a file that never grows beyond a limit: full, it becomes {@code <name>.log.1} and a new one begins. */
final class ServiceLog {
    private static final int TAIL_BYTES = 16_384;

    private final Path file;
    private final long mostBytes;

    ServiceLog(Path file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /** Copies until the stream ends. A disk that is full costs lines of the log, never the service, which would block. */
    void copy(InputStream said) throws IOException {
        byte[] buffer = new byte[8192];
        int read;
        while ((read = said.read(buffer)) >= 0) {
            try {
                write(buffer, read);
            } catch (IOException | UncheckedIOException e) {
                // Nobody to tell: this is the log.
            }
        }
    }

    void line(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            write(line, line.length);
        } catch (IOException e) {
            // As above.
        }
    }

    private synchronized void write(byte[] bytes, int length) throws IOException {
        if (Files.exists(file) && Files.size(file) + length > mostBytes) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes, 0, length);
        }
    }

    /** The last lines, for the user to see without opening the file. */
    synchronized List<String> tail(int lines) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var buffer = java.nio.ByteBuffer.allocate(TAIL_BYTES);
            while (channel.read(buffer) > 0) {}
            List<String> all = StandardCharsets.UTF_8
                    .decode(buffer.flip())
                    .toString()
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    Path file() {
        return file;
    }
}
