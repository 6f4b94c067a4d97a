package io.rolecall.ingest.form;

import java.io.IOException;
import java.io.Reader;

/**
 * XML's characters on their way to the parser. What no XML may contain becomes a space, and what stands before the first tag is
 * left out, because feeds have both; a tag, comment or section that doesn't end is stopped here, because parsers keep those whole.
 */
final class GuardedReader extends Reader {
    private static final int LONGEST = 2_000_000;

    private final Reader in;
    private boolean begun;
    private int since;
    private Inside inside = Inside.TEXT;
    private char last;
    private char lastButOne;

    /** Where in the document we are, by its brackets alone. */
    private enum Inside {
        TEXT,
        TAG,
        COMMENT,
        SECTION
    }

    GuardedReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int n = in.read(to, offset, length);
        while (n > 0 && !begun) {
            int start = 0;
            while (start < n && (to[offset + start] == '\ufeff' || Character.isWhitespace(to[offset + start]))) {
                start++;
            }
            begun = start < n;
            n -= start;
            System.arraycopy(to, offset + start, to, offset, n);
            n = begun ? n : in.read(to, offset, length);
        }
        for (int i = offset; i < offset + n; i++) {
            char c = to[i];
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\ufffe' || c == '\uffff') {
                c = ' ';
                to[i] = c;
            }
            watch(c);
        }
        return n;
    }

    private void watch(char c) throws IOException {
        since++;
        switch (inside) {
            case TEXT -> {
                since = 0;
                if (c == '<') {
                    inside = Inside.TAG;
                }
            }
            case TAG -> {
                if (c == '>') {
                    inside = Inside.TEXT;
                } else if (since == 3 && c == '-' && last == '-' && lastButOne == '!') {
                    inside = Inside.COMMENT;
                } else if (since == 3 && c == 'C' && last == '[' && lastButOne == '!') {
                    inside = Inside.SECTION;
                }
            }
            case COMMENT -> inside = c == '>' && last == '-' && lastButOne == '-' ? Inside.TEXT : inside;
            case SECTION -> inside = c == '>' && last == ']' && lastButOne == ']' ? Inside.TEXT : inside;
        }
        if (since > LONGEST) {
            throw new UnreadableListException("has a tag, comment or section of more than " + LONGEST + " characters");
        }
        lastButOne = last;
        last = c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
