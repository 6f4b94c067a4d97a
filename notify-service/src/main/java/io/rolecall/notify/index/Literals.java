package io.rolecall.notify.index;

/**
 * An atom or its contrary as a number: twice the atom, and one more where it must not hold. Numbers from {@link #LATER} on are of
 * conditions that are not among a posting's atoms, but decided when nothing else stands against the alert.
 */
final class Literals {
    /** The first number of a condition. */
    static final int LATER = 1 << 29;

    /** Holds for every posting. */
    static final int TRUE = 0;

    private Literals() {}

    static int of(int atom) {
        return atom << 1;
    }

    static int not(int literal) {
        return literal ^ 1;
    }

    static int atom(int literal) {
        return literal >>> 1;
    }

    static boolean negative(int literal) {
        return (literal & 1) != 0;
    }

    static boolean later(int literal) {
        return literal >= LATER;
    }

    static int ofCondition(int number) {
        return LATER + (number << 1);
    }

    static int condition(int literal) {
        return literal - LATER >>> 1;
    }

    /** 1 where a literal of an atom holds. */
    static int bit(long[] bits, int literal) {
        return (int) (bits[literal >>> 7] >>> (literal >>> 1) ^ literal) & 1;
    }
}
