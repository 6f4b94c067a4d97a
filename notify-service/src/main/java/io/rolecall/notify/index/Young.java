package io.rolecall.notify.index;

/** The newest alerts, tried one by one, until they are enough for a {@link Segment}. One writer; readers need no lock. */
final class Young {
    private final int[] code;

    /** How much of the code is to be read; what is below doesn't change. */
    private volatile int used;

    private int alerts;

    Young(int room) {
        this.code = new int[room];
    }

    boolean room(int[] program) {
        return used + Program.HEAD + program.length <= code.length;
    }

    /** From when it returns, the alert is found. */
    void add(int slot, int[] program) {
        int at = used;
        code[at] = slot;
        code[at + 1] = program.length;
        System.arraycopy(program, 0, code, at + Program.HEAD, program.length);
        alerts++;
        used = at + Program.HEAD + program.length;
    }

    int alerts() {
        return alerts;
    }

    int used() {
        return used;
    }

    int[] code() {
        return code;
    }

    /** One with the same, twice as large and room for more. */
    Young grown(int more) {
        Young larger = new Young(2 * code.length + more);
        System.arraycopy(code, 0, larger.code, 0, used);
        larger.alerts = alerts;
        larger.used = used;
        return larger;
    }

    /** Finds what matches among the first. */
    void match(Match match, int below) {
        for (int at = 0; at < below; at += Program.HEAD + code[at + 1]) {
            match.candidates++;
            if (Program.holds(code, at, match)) {
                match.found(code[at]);
            }
        }
    }
}
