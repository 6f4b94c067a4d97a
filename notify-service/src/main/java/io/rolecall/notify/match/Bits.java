package io.rolecall.notify.match;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One of the names that we give, as the bits that it was made of: 64 characters stand for six bits each.
 *
 * @param high the first half
 * @param low the second
 */
record Bits(long high, long low) {
    private static final int LENGTH = 22;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Null where a text is no such name. */
    static @Nullable Bits of(String name) {
        if (name.length() != LENGTH) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            int six = six(name.charAt(i));
            if (six < 0) {
                return null;
            }
            if (i < 10) {
                high = high << 6 | six;
            } else if (i == 10) {
                high = high << 4 | six >>> 2;
                low = six & 3;
            } else if (i < LENGTH - 1) {
                low = low << 6 | six;
            } else if ((six & 15) != 0) {
                // The last character has two bits; with others it is not how we write it.
                return null;
            } else {
                low = low << 2 | six >>> 4;
            }
        }
        return new Bits(high, low);
    }

    private static int six(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '-' ? 62 : c == '_' ? 63 : -1;
    }

    String name() {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> 56 - 8 * i);
            bytes[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        return ENCODER.encodeToString(bytes);
    }
}
