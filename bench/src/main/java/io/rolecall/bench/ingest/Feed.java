package io.rolecall.bench.ingest;

import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Workload;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A file of postings, one a line, made before anything is timed. */
record Feed(Path file, long lines, long bytes) {
    private static final int AT_ONCE = 2_000;

    static Feed write(Path file, long lines, Workload workload, Progress progress) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long from = 0; from < lines; from += AT_ONCE) {
                List<byte[]> some = LongStream.range(from, Math.min(lines, from + AT_ONCE))
                        .parallel()
                        .mapToObj(workload::line)
                        .toList();
                for (byte[] line : some) {
                    out.write(line);
                    out.write('\n');
                }
                long done = from + some.size();
                progress.quiet(() -> "%,d of %,d lines written".formatted(done, lines));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Feed feed = new Feed(file, lines, file.toFile().length());
        progress.line("%,d lines written, %,d bytes each on average".formatted(lines, feed.bytes / Math.max(1, lines)));
        return feed;
    }

    /** The first lines. */
    List<byte[]> first(int count) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.lines()
                    .limit(count)
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it is read by whoever sends it. */
    Sent open() {
        try {
            return new Sent(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says how much of it was taken so far, and when the middle was reached. */
    final class Sent extends FilterInputStream {
        private volatile long taken;
        private volatile long half;

        private Sent(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                long now = taken + read; // by one thread
                taken = now;
                if (half == 0 && now >= bytes / 2) {
                    half = System.nanoTime();
                }
            }
            return read;
        }

        /** About how many lines. */
        long lines() {
            return taken * lines / Math.max(1, bytes);
        }

        /** {@link System#nanoTime()} when half was taken. */
        long half() {
            return half;
        }
    }
}
