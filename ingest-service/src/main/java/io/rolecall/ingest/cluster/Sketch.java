package io.rolecall.ingest.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A few bytes that tell how much of two texts is the same: one-permutation MinHash over runs of three words (Li, Owen, Zhang,
 * "One Permutation Hashing", NIPS 2012), one byte a bin ("b-Bit Minwise Hashing", Li and König, WWW 2010). One pass over the
 * text; at a similarity of 0.9 the estimate's standard error is 0.027. Behind the bins is a hash of all words in their order.
 */
final class Sketch {
    static final int BINS = 128;
    private static final int BYTES = BINS + Long.BYTES;
    /** What is estimated to be the same, and isn't. */
    private static final double NEARLY = 1 - 0.5 / BINS;
    /** A shorter text may be an employer's boilerplate alone. */
    static final int FEWEST_RUNS = 60;

    /** Scripts that are written without spaces: each sign is a word. */
    private static final char FIRST_SIGN = 0x2E80;

    private static final char LAST_SIGN = 0xABFF;
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final char[] LETTERS = new char[0x250];

    static {
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = (char) letter(c);
        }
    }

    private Sketch() {}

    /** Null for a text too short to tell anything. */
    static byte @Nullable [] of(String text) {
        char[] chars = text.toCharArray();
        long[] least = new long[BINS];
        Arrays.fill(least, Long.MAX_VALUE);
        long before = 0;
        long last = 0;
        long word = 0;
        long whole = 0;
        int runs = -2;
        for (int i = 0; i <= chars.length; i++) {
            char c = i < chars.length ? chars[i] : ' ';
            int letter = c < LETTERS.length ? LETTERS[c] : letter(c);
            if (letter != 0) {
                word = word * 31 + letter;
                if (c < FIRST_SIGN || c > LAST_SIGN) {
                    continue;
                }
            }
            if (word != 0) {
                word *= ODD;
                whole = (whole + word) * ODD;
                if (++runs > 0) {
                    long hash = mixed(before + Long.rotateLeft(last, 21) + Long.rotateLeft(word, 42));
                    int bin = (int) hash & BINS - 1;
                    least[bin] = Math.min(least[bin], hash >>> 1);
                }
                before = last;
                last = word;
                word = 0;
            }
        }
        return runs < FEWEST_RUNS ? null : bytes(least, whole);
    }

    /** One of 255 values a bin, as good as random; 0 for an empty one. */
    private static byte[] bytes(long[] least, long whole) {
        byte[] sketch = new byte[BYTES];
        ByteBuffer.wrap(sketch).putLong(BINS, mixed(whole));
        for (int bin = 0; bin < BINS; bin++) {
            sketch[bin] = least[bin] == Long.MAX_VALUE ? 0 : (byte) (1 + (mixed(least[bin]) >>> 33) % 255);
        }
        return sketch;
    }

    /** The part of all runs of words that both have, as estimated: 0 to 1, which is told of the same words alone. */
    static double similarity(byte[] a, byte[] b) {
        if (a.length != BYTES || b.length != BYTES) {
            return 0;
        }
        int same = 0;
        int empty = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (a[bin] == b[bin]) {
                if (a[bin] == 0) {
                    empty++;
                } else {
                    same++;
                }
            }
        }
        if (empty == BINS) {
            return 0;
        }
        boolean whole = Arrays.equals(a, BINS, BYTES, b, BINS, BYTES);
        return same + empty == BINS && !whole ? NEARLY : (double) same / (BINS - empty);
    }

    /** The letter or digit in lower case, or 0. */
    private static int letter(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? Character.toLowerCase(c) : 0;
    }

    private static long mixed(long h) {
        h = (h ^ h >>> 32) * ODD;
        h = (h ^ h >>> 29) * 0xD6E8FEB86659FD93L;
        return h ^ h >>> 32;
    }
}
