package io.rolecall.notify.index;

import java.lang.invoke.VarHandle;

/**
 * Counts changes of alerts, so that a reader can tell whether one went on beside it: odd while one does. Remembers which slots
 * were replaced lately. One writer.
 */
final class Changes {
    private static final int REMEMBERED = 1 << 10;

    private final int[] replaced = new int[REMEMBERED];
    private volatile long count;

    long now() {
        return count;
    }

    void begin() {
        replaced[place(count)] = -1;
        count++;
    }

    /** The slot's alert gets another; to be told between begin and end, before the other is seen and this one ends. */
    void replaced(int slot) {
        replaced[place(count)] = slot;
    }

    void end() {
        count++;
    }

    private static int place(long at) {
        return (int) (at >>> 1) & REMEMBERED - 1;
    }

    /** Whether a slot may have been replaced between two moments, both included. */
    boolean replacedBetween(int slot, long from, long to) {
        if (forgottenSince(from, to)) {
            return true;
        }
        for (long at = from; at >>> 1 <= to >>> 1; at += 2) {
            if (replaced[place(at)] == slot) {
                return true;
            }
        }
        return forgottenMeanwhile(from);
    }

    /** Whether any slot may have been replaced between two moments, both included. */
    boolean anyReplacedBetween(long from, long to) {
        if (forgottenSince(from, to)) {
            return true;
        }
        for (long at = from; at >>> 1 <= to >>> 1; at += 2) {
            if (replaced[place(at)] >= 0) {
                return true;
            }
        }
        return forgottenMeanwhile(from);
    }

    /** Who looked was not fast enough: what they saw may have been written over by later changes. */
    private boolean forgottenMeanwhile(long from) {
        VarHandle.acquireFence();
        return forgottenSince(from, count);
    }

    private static boolean forgottenSince(long from, long to) {
        return (to >>> 1) - (from >>> 1) >= REMEMBERED - 2;
    }
}
