package io.rolecall.notify.index;

import java.util.Arrays;

/** Makes a segment of programs: chooses for each where it waits, and lays out what waits together. For one thread, once. */
final class SegmentBuilder {
    /** With more entries than this an alert waits where fewer are needed, though more postings come by. */
    private static final int MOST_ENTRIES = 64;

    private final Atoms.Commonness commonness;

    /** The programs, as they came. */
    private int[] code;

    private int used;
    private int alerts;

    /** For each entry: place, atom, two literals, where its program is and whether it is needed, its slot. */
    private int[] drafts = new int[6 << 10];

    private int count;

    SegmentBuilder(Atoms.Commonness commonness, int room) {
        this.commonness = commonness;
        this.code = new int[Math.max(16, room)];
    }

    /** Takes the program at a place in an array. */
    void add(int[] from, int at) {
        int length = Program.HEAD + from[at + 1];
        if (used + length > code.length) {
            code = Arrays.copyOf(code, Math.max(code.length + code.length / 2, used + length));
        }
        System.arraycopy(from, at, code, used, length);
        used += length;
        alerts++;
        place(used - length);
    }

    int entries() {
        return count;
    }

    private void place(int at) {
        int from = at + Program.HEAD;
        int to = from + code[at + 1];
        int partition = -1;
        int access = -1;
        int conditions = 0;
        float partitionCost = Float.MAX_VALUE;
        float accessCost = Float.MAX_VALUE;
        for (int i = from; i < to; i += 1 + Program.body(code[i])) {
            conditions++;
            if (partitions(i)) {
                float cost = cost(i);
                if (cost < partitionCost) {
                    partition = i;
                    partitionCost = cost;
                }
            }
        }
        for (int i = from; i < to; i += 1 + Program.body(code[i])) {
            if (i != partition && waits(i)) {
                float cost = cost(i);
                if (cost < accessCost && alternatives(i) <= MOST_ENTRIES) {
                    access = i;
                    accessCost = cost;
                }
            }
        }
        if (partition >= 0 && (long) alternatives(partition) * alternatives(access) > MOST_ENTRIES) {
            partition = -1;
        }
        int[] decided = {partition, access, -1, -1};
        tests(from, to, decided);
        int covered = 0;
        for (int node : decided) {
            covered += node >= 0 ? 1 : 0;
        }
        int[] tests = {test(decided[2]), test(decided[3])};
        int rest = at << Segment.PROGRAM | covered << 1 | (covered < conditions ? Segment.REST : 0);
        int many = alternatives(partition) * alternatives(access) > 1 ? Segment.MULTIPLE : 0;
        for (int p = 0; p < alternatives(partition); p++) {
            for (int a = 0; a < alternatives(access); a++) {
                draft(alternative(partition, p), alternative(access, a), tests, rest, code[at] | many);
            }
        }
        if (covered < conditions) {
            first(from, to, decided);
        }
    }

    private int test(int node) {
        return node < 0 ? Literals.TRUE : code[node];
    }

    /** Puts some conditions before the others: all must hold, in whatever order. */
    private void first(int from, int to, int[] decided) {
        int[] others = new int[to - from];
        int count = 0;
        int used = from;
        for (int i = from, next; i < to; i = next) {
            next = i + 1 + Program.body(code[i]);
            if (i == decided[0] || i == decided[1] || i == decided[2] || i == decided[3]) {
                System.arraycopy(code, i, code, used, next - i);
                used += next - i;
            } else {
                System.arraycopy(code, i, others, count, next - i);
                count += next - i;
            }
        }
        System.arraycopy(others, 0, code, used, count);
    }

    /** Chooses the two most telling of the other conditions that are one atom. */
    private void tests(int from, int to, int[] decided) {
        float[] costs = {Float.MAX_VALUE, Float.MAX_VALUE};
        for (int i = from; i < to; i += 1 + Program.body(code[i])) {
            int literal = code[i];
            if (i == decided[0] || i == decided[1] || literal < 0 || Literals.later(literal)) {
                continue;
            }
            float share = commonness.share(Literals.atom(literal));
            float cost = Literals.negative(literal) ? 1 - share : share;
            if (cost < costs[0]) {
                costs[1] = costs[0];
                decided[3] = decided[2];
                costs[0] = cost;
                decided[2] = i;
            } else if (cost < costs[1]) {
                costs[1] = cost;
                decided[3] = i;
            }
        }
    }

    /** Whether one of some atoms must hold. */
    private boolean waits(int node) {
        if (code[node] >= 0) {
            return positive(code[node]);
        }
        if (!Program.any(code[node])) {
            return false;
        }
        for (int i = node + 1; i <= node + Program.body(code[node]); i++) {
            if (code[i] < 0 || !positive(code[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean positive(int literal) {
        return !Literals.later(literal) && !Literals.negative(literal);
    }

    /** Whether one of some places must hold. */
    private boolean partitions(int node) {
        if (!waits(node)) {
            return false;
        }
        for (int i = 0; i < alternatives(node); i++) {
            if (!commonness.place(alternative(node, i))) {
                return false;
            }
        }
        return true;
    }

    private float cost(int node) {
        float cost = 0;
        for (int i = 0; i < alternatives(node); i++) {
            cost += commonness.share(alternative(node, i));
        }
        return cost;
    }

    private int alternatives(int node) {
        return node < 0 || code[node] >= 0 ? 1 : Program.body(code[node]);
    }

    private int alternative(int node, int i) {
        return node < 0 ? Held.TRUE : Literals.atom(code[node] >= 0 ? code[node] : code[node + 1 + i]);
    }

    private void draft(int place, int atom, int[] tests, int rest, int slot) {
        if (6 * count == drafts.length) {
            drafts = Arrays.copyOf(drafts, 2 * drafts.length);
        }
        int at = 6 * count++;
        drafts[at] = place;
        drafts[at + 1] = atom;
        drafts[at + 2] = tests[0];
        drafts[at + 3] = tests[1];
        drafts[at + 4] = rest;
        drafts[at + 5] = slot;
    }

    Segment build() {
        return new SegmentLayout(drafts, count, code, used).segment(alerts);
    }
}
