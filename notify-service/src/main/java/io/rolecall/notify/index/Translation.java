package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.BitSet;

/** Programs of one dictionary in the numbers of another, which gets those that are met and no others. For one thread. */
final class Translation {
    private static final int UNKNOWN = -1;

    private final Dictionary from;
    private final Dictionary to;

    /** By atom, and by condition: its literal in the other; filled as they are met. */
    private int[] atoms;

    private int[] conditions;

    Translation(Dictionary from, Dictionary to) {
        this.from = from;
        this.to = to;
        this.atoms = unknown(from.atoms().count());
        this.conditions = unknown(from.conditions().count());
        atoms[Held.TRUE] = Literals.TRUE;
        to.atoms().learnedAsMuchAs(from.atoms());
    }

    private static int[] unknown(int length) {
        int[] literals = new int[length];
        Arrays.fill(literals, UNKNOWN);
        return literals;
    }

    /** Translates, in place, what stands between two places of an array of programs. */
    void programs(int[] code, int at, int end) {
        for (int program = at; program < end; program += Program.HEAD + code[program + 1]) {
            int to = program + Program.HEAD + code[program + 1];
            for (int i = program + Program.HEAD; i < to; i++) {
                if (!Program.group(code[i])) {
                    code[i] = literal(code[i]);
                }
            }
        }
    }

    private int literal(int literal) {
        int number = Literals.later(literal) ? Literals.condition(literal) : Literals.atom(literal);
        int known = Literals.later(literal) ? condition(number) : atom(number);
        return Literals.negative(literal) ? Literals.not(known) : known;
    }

    private int atom(int atom) {
        atoms = atom < atoms.length ? atoms : grown(atoms, from.atoms().count());
        if (atoms[atom] == UNKNOWN) {
            int other = from.atoms().again(atom, to);
            to.atoms().learned(other, from.atoms().held(atom));
            atoms[atom] = Literals.of(other);
        }
        return atoms[atom];
    }

    private int condition(int number) {
        conditions = number < conditions.length
                ? conditions
                : grown(conditions, from.conditions().count());
        if (conditions[number] == UNKNOWN) {
            conditions[number] = to.conditions().literal(from.conditions().all()[number]);
        }
        return conditions[number];
    }

    private static int[] grown(int[] literals, int length) {
        int[] larger = Arrays.copyOf(literals, length);
        Arrays.fill(larger, literals.length, length, UNKNOWN);
        return larger;
    }

    /** How many numbers of their dictionary some segments use. */
    static int used(Segment[] segments) {
        BitSet atoms = new BitSet();
        BitSet conditions = new BitSet();
        for (Segment segment : segments) {
            int[] code = segment.code;
            for (int program = 0; program < code.length; program += Program.HEAD + code[program + 1]) {
                for (int i = program + Program.HEAD; i < program + Program.HEAD + code[program + 1]; i++) {
                    if (!Program.group(code[i])) {
                        BitSet those = Literals.later(code[i]) ? conditions : atoms;
                        those.set(Literals.later(code[i]) ? Literals.condition(code[i]) : Literals.atom(code[i]));
                    }
                }
            }
        }
        return atoms.cardinality() + conditions.cardinality();
    }
}
