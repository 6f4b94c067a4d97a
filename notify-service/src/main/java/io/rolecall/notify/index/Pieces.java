package io.rolecall.notify.index;

/**
 * What stands between the spaces and line ends of a text, one after the other. A piece of at most sixteen Latin-1 letters, as nearly
 * all are, is two numbers at the end of the scan, and compared by them. For one thread; used again.
 */
final class Pieces {
    private char[] text = new char[1 << 12];
    private int length;
    private int from;
    private int to;
    private long head;
    private long tail;
    private int rest;
    private int seen;

    /** Begins with a text. */
    void of(String of) {
        length = of.length();
        if (length > text.length) {
            text = new char[length + length / 2];
        }
        of.getChars(0, length, text, 0);
        to = -1;
    }

    /** Goes to the next; false where there is none. */
    boolean next() {
        int i = to + 1;
        int end = length;
        char[] in = text;
        while (i < end && between(in[i])) {
            i++;
        }
        int start = i;
        long one = 0;
        long two = 0;
        int more = 0;
        int all = 0;
        int stop = Math.min(end, start + 8);
        char c = 0;
        for (; i < stop && !between(c = in[i]); i++) {
            one = one << 8 ^ c;
            all |= c;
        }
        if (i == stop && i < end) {
            stop = Math.min(end, start + 16);
            for (; i < stop && !between(c = in[i]); i++) {
                two = two << 8 ^ c;
                all |= c;
            }
            if (i == stop) {
                for (; i < end && !between(c = in[i]); i++) {
                    more = 31 * more + c;
                }
            }
        }
        from = start;
        to = i;
        head = one;
        tail = two;
        rest = more;
        seen = all;
        return start < end;
    }

    private static boolean between(char c) {
        return c == ' ' || c == '\n';
    }

    int length() {
        return to - from;
    }

    /** The first eight letters, and the next: all that there is to compare in an {@link #exact} piece, but its length. */
    long head() {
        return head;
    }

    long tail() {
        return tail;
    }

    boolean exact() {
        return to - from <= 16 && seen < 256;
    }

    int hash() {
        long h = (head ^ tail * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
        return (int) (h >>> 32) ^ rest * 0x9E3779B9;
    }

    boolean same(String other) {
        if (other.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text[i] != other.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    String string() {
        return new String(text, from, to - from);
    }
}
