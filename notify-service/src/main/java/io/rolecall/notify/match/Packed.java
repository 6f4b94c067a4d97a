package io.rolecall.notify.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Numbers and texts one behind the other in as few bytes as is simple: written once, read in the same order. For one thread. */
final class Packed {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** Of the names that we give: 128 bits in Base64. */
    private static final int OURS = 22;

    private byte[] bytes;
    private int at;

    Packed() {
        this(new byte[256]);
    }

    Packed(byte[] written) {
        this.bytes = written;
    }

    /** What was written. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, at);
    }

    /** How far it was written or read. */
    int position() {
        return at;
    }

    void number(long number) {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            put((byte) (left | 0x80));
            left >>>= 7;
        }
        put((byte) left);
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    void text(String text) {
        put(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    String text() {
        return read((int) (number() >>> 1));
    }

    /** A text that is mostly one of the names that we give, of which the bits are written. */
    void name(String name) {
        if (name.length() == OURS) {
            try {
                byte[] bits = DECODER.decode(name);
                if (ENCODER.encodeToString(bits).equals(name)) {
                    put(bits, 1);
                    return;
                }
            } catch (IllegalArgumentException e) {
                // Then it is some other text of that length.
            }
        }
        text(name);
    }

    String name() {
        long head = number();
        int length = (int) (head >>> 1);
        if ((head & 1) == 0) {
            return read(length);
        }
        at += length;
        return ENCODER.encodeToString(Arrays.copyOfRange(bytes, at - length, at));
    }

    void skipName() {
        long head = number();
        at += (int) (head >>> 1);
    }

    private String read(int length) {
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    private void put(byte[] some, int mark) {
        number((long) some.length << 1 | mark);
        room(some.length);
        System.arraycopy(some, 0, bytes, at, some.length);
        at += some.length;
    }

    private void put(byte one) {
        room(1);
        bytes[at++] = one;
    }

    private void room(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }
}
