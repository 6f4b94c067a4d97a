package io.rolecall.ingest.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, each bounded: of a longer one only is told that it is there. Holds one line at a time. */
final class Lines {
    private static final byte[] TOO_LONG = new byte[0];
    private final InputStream in;
    private final int mostBytes;
    private final byte[] read = new byte[65_536];
    private int from;
    private int to;
    private byte[] line = new byte[8_192];

    Lines(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** The next line without its end, {@link #tooLong} where it is too long to be read, or null after the last. */
    byte @Nullable [] next() throws IOException {
        int length = 0;
        boolean tooLong = false;
        boolean any = false;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(read));
                if (to == 0 && !any) {
                    return null;
                }
                if (to == 0) {
                    break;
                }
            }
            any = true;
            int end = from;
            while (end < to && read[end] != '\n') {
                end++;
            }
            int part = end - from;
            tooLong |= part > mostBytes - length;
            if (!tooLong) {
                if (length + part > line.length) {
                    line = Arrays.copyOf(line, Math.min(mostBytes, Math.max(line.length * 2, length + part)));
                }
                System.arraycopy(read, from, line, length, part);
                length += part;
            }
            from = end;
            if (end < to) {
                from++;
                break;
            }
        }
        if (tooLong) {
            return TOO_LONG;
        }
        byte[] found = length == 0 ? new byte[] {'\n'} : Arrays.copyOf(line, length);
        if (line.length > 1_000_000) {
            line = new byte[8_192];
        }
        return found;
    }

    static boolean tooLong(byte[] line) {
        return line == TOO_LONG;
    }

    static boolean blank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
