package io.rolecall.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM's heap held, by its own log of collections.
 *
 * @param peakMb the most before a collection
 * @param keptMb the most that a collection left
 * @param collections how many there were
 * @param pausedSeconds how long all of them together stopped the JVM
 */
public record Heap(long peakMb, long keptMb, long collections, double pausedSeconds) {
    private static final Pattern CHANGE = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)(?: (\\d+\\.\\d+)ms)?");

    public static Heap of(Path gcLog) {
        long peak = 0;
        long kept = 0;
        long collections = 0;
        double pausedMs = 0;
        try {
            for (String line : Files.readAllLines(gcLog)) {
                Matcher change = CHANGE.matcher(line);
                if (change.find()) {
                    peak = Math.max(peak, Long.parseLong(change.group(1)));
                    kept = Math.max(kept, Long.parseLong(change.group(2)));
                    pausedMs += change.group(3) == null ? 0 : Double.parseDouble(change.group(3));
                    collections++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Heap(peak, kept, collections, pausedMs / 1_000);
    }

    @Override
    public String toString() {
        return "at most %,d MB used, %,d MB after a collection; %,d collections, which took %.1f s"
                .formatted(peakMb, keptMb, collections, pausedSeconds);
    }
}
