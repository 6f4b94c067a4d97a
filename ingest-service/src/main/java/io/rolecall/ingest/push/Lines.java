package io.rolecall.ingest.push;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, each bounded: of a longer one only is told that it is there. Holds one line at a time. */
final class Lines {
    private static final byte[] TOO_LONG = new byte[0];
    private final InputStream in;
    private final int mostBytes;
    private byte[] line = new byte[8_192];

    Lines(InputStream in, int mostBytes) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 65_536);
        this.mostBytes = mostBytes;
    }

    /** The next line without its end, {@link #tooLong} where it is too long to be read, or null after the last. */
    byte @Nullable [] next() throws IOException {
        int length = 0;
        boolean tooLong = false;
        while (true) {
            int b = in.read();
            if (b < 0 && length == 0 && !tooLong) {
                return null;
            }
            if (b < 0 || b == '\n') {
                break;
            }
            if (length == mostBytes) {
                tooLong = true;
            } else if (!tooLong) {
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(mostBytes, line.length * 2));
                }
                line[length++] = (byte) b;
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
