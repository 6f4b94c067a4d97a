package io.rolecall.ingest.form;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a list, each bounded: of a longer one only is told that it is there. Knows at each line where it is, by the bytes
 * before it and their checksum, and goes on from there only in a list that begins with the same bytes.
 */
final class NumberedLines {
    static final byte[] TOO_LONG = new byte[0];
    static final int LONGEST = 4_000_000;
    private static final int USUAL = 65_536;

    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final byte[] read = new byte[USUAL];
    private int from;
    private int to;
    private long offset;
    private byte[] line = new byte[USUAL];

    NumberedLines(InputStream in) {
        this.in = in;
    }

    /** Where the next line begins. */
    String cursor() {
        return offset + "-" + Long.toHexString(checksum.getValue());
    }

    /**
     * Goes to where {@link #cursor} was told.
     *
     * @throws LostCursorException when the list begins with other bytes
     */
    void goTo(String cursor) throws IOException {
        int dash = cursor.indexOf('-');
        try {
            long target = Long.parseLong(cursor, 0, dash, 10);
            while (offset < target) {
                if (from == to && !more()) {
                    throw new EOFException();
                }
                pass((int) Math.min(to - from, target - offset));
            }
        } catch (EOFException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new LostCursorException("it is shorter than it was");
        }
        if (!cursor().equals(cursor)) {
            throw new LostCursorException("it has changed where it was read");
        }
    }

    /** The next line without its end, {@link #TOO_LONG} where it is longer than is read, or null after the last. */
    byte @Nullable [] next() throws IOException {
        int length = 0;
        boolean any = false;
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && (from < to || more())) {
            any = true;
            int end = from;
            while (end < to && read[end] != '\n') {
                end++;
            }
            int part = end - from;
            tooLong |= part > LONGEST - length;
            if (!tooLong) {
                if (length + part > line.length) {
                    line = Arrays.copyOf(line, Math.max(line.length * 2, length + part));
                }
                System.arraycopy(read, from, line, length, part);
                length += part;
            }
            ended = end < to;
            pass(ended ? part + 1 : part);
        }
        byte[] found = !any ? null : tooLong ? TOO_LONG : Arrays.copyOf(line, length);
        if (line.length > 1_000_000) {
            line = new byte[USUAL];
        }
        return found;
    }

    private boolean more() throws IOException {
        from = 0;
        to = Math.max(0, in.read(read));
        return to > 0;
    }

    private void pass(int bytes) {
        checksum.update(read, from, bytes);
        from += bytes;
        offset += bytes;
    }
}
