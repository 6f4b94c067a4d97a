package io.rolecall.ingest.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of any length, of which no single item may take more than a bound: the reader says when the next one begins. */
final class BoundedInput extends FilterInputStream {
    private final long mostBytes;
    private long left;

    BoundedInput(InputStream in, long mostBytes) {
        super(in);
        this.mostBytes = mostBytes;
        this.left = mostBytes;
    }

    /** One item is larger than the bound. */
    static final class ItemTooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        ItemTooLargeException(long mostBytes) {
            super("is larger than " + mostBytes + " bytes");
        }
    }

    void nextItem() {
        left = mostBytes;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            took(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            took(n);
        }
        return n;
    }

    private void took(int n) throws IOException {
        left -= n;
        if (left < 0) {
            throw new ItemTooLargeException(mostBytes);
        }
    }
}
