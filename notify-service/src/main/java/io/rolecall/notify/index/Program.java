package io.rolecall.notify.index;

/**
 * What an alert asks, as numbers: conditions that all must hold, each a literal or a group, which is a negative number with the
 * group's kind and length, and the parts behind it. In an array each program is preceded by its alert's slot and its length.
 */
final class Program {
    static final int ANY = 0;
    static final int ALL = 1;

    /** Slot and length. */
    static final int HEAD = 2;

    private Program() {}

    static int head(int kind, int length) {
        return ~(length << 1 | kind);
    }

    static boolean group(int node) {
        return node < 0;
    }

    static boolean any(int node) {
        return (~node & 1) == ANY;
    }

    /** How many numbers follow the one that a condition begins with. */
    static int body(int node) {
        return node < 0 ? ~node >>> 1 : 0;
    }

    /** Whether the program whose slot stands at a place in an array holds. */
    static boolean holds(int[] code, int at, Match match) {
        return all(code, at + HEAD, at + HEAD + code[at + 1], match);
    }

    /** The same, when the first so many conditions do. */
    static boolean rest(int[] code, int at, int decided, Match match) {
        int from = at + HEAD;
        for (int i = 0; i < decided; i++) {
            from += 1 + body(code[from]);
        }
        return all(code, from, at + HEAD + code[at + 1], match);
    }

    private static boolean all(int[] code, int from, int to, Match match) {
        for (int i = from; i < to; ) {
            int node = code[i++];
            if (node >= 0) {
                if (!match.holds(node)) {
                    return false;
                }
            } else {
                int end = i + body(node);
                if (!(any(node) ? any(code, i, end, match) : all(code, i, end, match))) {
                    return false;
                }
                i = end;
            }
        }
        return true;
    }

    private static boolean any(int[] code, int from, int to, Match match) {
        for (int i = from; i < to; ) {
            int node = code[i++];
            if (node >= 0) {
                if (match.holds(node)) {
                    return true;
                }
            } else {
                int end = i + body(node);
                if (any(node) ? any(code, i, end, match) : all(code, i, end, match)) {
                    return true;
                }
                i = end;
            }
        }
        return false;
    }
}
