package io.rolecall.ingest.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongConsumer;

/**
 * What a run knows of each item, for a million of them in some 46 MB: an open-addressing table by a 64-bit hash of the item's id.
 * For one thread.
 */
final class Register {
    /** The item was in the inventory, or its posting is stored by now. */
    static final byte KNOWN = 1;
    /** The list of this run names it. */
    static final byte NAMED = 2;
    /** The list of this run names it as no longer open. */
    static final byte NOT_OPEN = 4;
    /** The form has asked about the item, and is fetching the rest of it. */
    static final byte ASKED = 8;

    /** What became of an item takes three bits from here on. */
    private static final int MADE = 4;

    private static final long FREE = 0;
    private long[] keys;
    /** Of the first item of this name in this run. */
    private int[] first;
    /** Of the item whose posting is stored; 0 where that isn't known. */
    private int[] stored;
    /** When it ends by itself, in seconds since 1970; 0 where it doesn't. */
    private int[] ends;

    private byte[] flags;
    private int size;

    Register(int expected) {
        int capacity = Integer.highestOneBit(Math.max(64, expected * 2 - 1)) << 1;
        keys = new long[capacity];
        first = new int[capacity];
        stored = new int[capacity];
        ends = new int[capacity];
        flags = new byte[capacity];
    }

    /** Two of a million ids have the same with a probability of one in forty millions. */
    static long key(String externalId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(externalId.getBytes(StandardCharsets.UTF_8));
            long key = ByteBuffer.wrap(hash).getLong();
            return key == FREE ? 1 : key;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its slot, until the next {@link #add}; negative where there is none. */
    int find(long key) {
        int slot = slot(keys, key);
        return keys[slot] == FREE ? -1 : slot;
    }

    /** Its slot, until the next {@code add}; a new one where there is none. */
    int add(long key) {
        int slot = slot(keys, key);
        if (keys[slot] == FREE) {
            if (size >= keys.length / 4 * 3) {
                grow();
                slot = slot(keys, key);
            }
            keys[slot] = key;
            size++;
        }
        return slot;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = keys;
        int[] slots = new int[old.length];
        long[] wider = new long[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != FREE) {
                slots[i] = slot(wider, old[i]);
                wider[slots[i]] = old[i];
            }
        }
        keys = wider;
        first = moved(first, old, slots);
        stored = moved(stored, old, slots);
        ends = moved(ends, old, slots);
        byte[] widerFlags = new byte[wider.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != FREE) {
                widerFlags[slots[i]] = flags[i];
            }
        }
        flags = widerFlags;
    }

    private static int[] moved(int[] values, long[] keys, int[] slots) {
        int[] wider = new int[values.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                wider[slots[i]] = values[i];
            }
        }
        return wider;
    }

    boolean is(int slot, byte flag) {
        return (flags[slot] & flag) != 0;
    }

    void mark(int slot, byte flag) {
        flags[slot] |= flag;
    }

    void clear(int slot, byte flag) {
        flags[slot] &= (byte) ~flag;
    }

    /** What became of the item in this run, or in a killed one that it goes on from. */
    Made made(int slot) {
        return Made.of(flags[slot] >> MADE & 7);
    }

    void made(int slot, Made made) {
        flags[slot] = (byte) (flags[slot] & ~(7 << MADE) | made.ordinal() << MADE);
    }

    int first(int slot) {
        return first[slot];
    }

    void first(int slot, int hash) {
        first[slot] = hash;
    }

    int stored(int slot) {
        return stored[slot];
    }

    void stored(int slot, int hash) {
        stored[slot] = hash;
    }

    int end(int slot) {
        return ends[slot];
    }

    void end(int slot, int seconds) {
        ends[slot] = seconds;
    }

    /** How many have all of {@code with} and none of {@code without}; told to {@code each}. */
    int count(int with, int without, LongConsumer each) {
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && (flags[i] & with) == with && (flags[i] & without) == 0) {
                each.accept(keys[i]);
                count++;
            }
        }
        return count;
    }
}
