package io.rolecall.ingest.form;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, each bounded: of a longer one only its beginning is kept. */
final class TextLines {
    static final int LONGEST = 4_000_000;

    private final Reader in;
    private final char[] read = new char[32_768];
    private int from;
    private int to;
    private int number;
    private boolean cut;
    private boolean afterReturn;

    TextLines(Reader in) {
        this.in = in;
    }

    /** The number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** Whether there was more of that line than is kept. */
    boolean cut() {
        return cut;
    }

    /** The next line without its end; null after the last. */
    @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        cut = false;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(read));
                if (to == 0) {
                    number += any ? 1 : 0;
                    return any ? line.toString() : null;
                }
            }
            char c = read[from++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            } else if (line.length() < LONGEST) {
                line.append(c);
            } else {
                cut = true;
            }
        }
    }
}
