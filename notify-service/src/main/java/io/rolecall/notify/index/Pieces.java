package io.rolecall.notify.index;

/**
 * What stands between the spaces and line ends of a text, some pieces at once and one after the other. A piece of at most sixteen
 * Latin-1 letters, as nearly all are, is two numbers at the end of the scan, and compared by them. For one thread; used again.
 */
final class Pieces {
    /** So many are read ahead: enough for memory to be asked for many at a time, few enough to stay near. */
    static final int AHEAD = 256;

    private char[] text = new char[1 << 12];
    private int length;

    /** Where the scan goes on. */
    private int scanned;

    private final int[] from = new int[AHEAD];
    private final int[] to = new int[AHEAD];
    private final long[] head = new long[AHEAD];
    private final long[] tail = new long[AHEAD];
    private final int[] rest = new int[AHEAD];
    private final boolean[] latin = new boolean[AHEAD];
    private int count;

    /** The one that was come to. */
    private int at;

    /** Begins with a text. */
    void of(String of) {
        length = of.length();
        if (length > text.length) {
            text = new char[length + length / 2];
        }
        of.getChars(0, length, text, 0);
        scanned = 0;
        count = 0;
        at = -1;
    }

    /** Reads some ahead, when all of those before were come to; how many. */
    int ahead() {
        count = 0;
        at = -1;
        while (count < AHEAD && scan()) {
            count++;
        }
        return count;
    }

    /** Goes to the next of those; false where there is none. */
    boolean next() {
        return ++at < count;
    }

    private boolean scan() {
        int i = scanned;
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
        from[count] = start;
        to[count] = i;
        head[count] = one;
        tail[count] = two;
        rest[count] = more;
        latin[count] = all < 256;
        scanned = i + 1;
        return start < end;
    }

    private static boolean between(char c) {
        return c == ' ' || c == '\n';
    }

    int length() {
        return to[at] - from[at];
    }

    /** The first eight letters, and the next: all that there is to compare in an {@link #exact} piece, but its length. */
    long head() {
        return head[at];
    }

    long tail() {
        return tail[at];
    }

    boolean exact() {
        return length() <= 16 && latin[at];
    }

    int hash() {
        return hash(at);
    }

    /** Of one that was read ahead. */
    int hash(int piece) {
        long h = (head[piece] ^ tail[piece] * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
        return (int) (h >>> 32) ^ rest[piece] * 0x9E3779B9;
    }

    boolean same(String other) {
        if (other.length() != length()) {
            return false;
        }
        for (int i = from[at]; i < to[at]; i++) {
            if (text[i] != other.charAt(i - from[at])) {
                return false;
            }
        }
        return true;
    }

    String string() {
        return new String(text, from[at], length());
    }
}
