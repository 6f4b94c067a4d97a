package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.index.Formula.All;
import io.rolecall.notify.index.Formula.Any;
import io.rolecall.notify.index.Formula.Literal;
import io.rolecall.testing.Postings;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A program decides what its formula says. */
class FormulaTest {
    private static final int ATOMS = 9;

    private final Random random = new Random(31);

    @Test
    void programs_decide_as_formulas_do() {
        Match match = new Match(Postings.javaEngineerInBerlin());
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            Formula formula = formula(4);
            int[] program = formula.encoded();
            int[] code = new int[program.length + 7];
            code[5] = 3;
            code[6] = program.length;
            System.arraycopy(program, 0, code, 7, program.length);
            match.held().begin(ATOMS);
            random.ints(4, 1, ATOMS).forEach(match.held()::set);
            boolean right = holds(formula, match.held());
            assertThat(Program.holds(code, 5, match)).isEqualTo(right);
            assertThat(holds(formula.not(), match.held())).isEqualTo(!right);
            held += right ? 1 : 0;
        }
        assertThat(held).isBetween(4_000, 16_000);
    }

    private Formula formula(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return new Literal(random.nextInt(2 * ATOMS));
        }
        List<Formula> parts = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> formula(depth - 1))
                .toList();
        return switch (random.nextInt(3)) {
            case 0 -> Formula.all(parts);
            case 1 -> Formula.any(parts);
            default -> parts.getFirst().not();
        };
    }

    private static boolean holds(Formula formula, Held held) {
        return switch (formula) {
            case Literal(int literal) -> Literals.bit(held.bits(), literal) == 1;
            case All(var parts) -> parts.stream().allMatch(p -> holds(p, held));
            case Any(var parts) -> parts.stream().anyMatch(p -> holds(p, held));
        };
    }
}
