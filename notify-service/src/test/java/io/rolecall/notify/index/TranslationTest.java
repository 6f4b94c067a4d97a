package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.query.Query;
import io.rolecall.query.law.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TranslationTest {
    private final Dictionary before = new Dictionary();
    private final Dictionary after = new Dictionary();

    @Test
    void a_program_in_another_dictionary_is_what_its_query_is_there_and_nothing_else_is_taken_over() {
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            queries.addAll(Scene.of(new Random(900 + i), 1, 300).queries());
        }
        List<int[]> programs = queries.stream().map(before::program).toList();
        Translation translation = new Translation(before, after);
        // What comes while it is going on is translated as well.
        queries.add(Query.parseJson("{\"q\": \"latecomer -prefixx* \\\"late comers\\\"\", \"payMin\": 12345}"));
        programs = new ArrayList<>(programs);
        programs.add(before.program(queries.getLast()));
        for (int i = 0; i < queries.size(); i += 3) {
            int[] program = programs.get(i);
            int[] code = new int[Program.HEAD + program.length];
            code[0] = 17;
            code[1] = program.length;
            System.arraycopy(program, 0, code, Program.HEAD, program.length);
            translation.programs(code, 0, code.length);
            int size = after.size();
            assertThat(code).startsWith(17, program.length).endsWith(after.program(queries.get(i)));
            assertThat(after.size()).as(queries.get(i).json()).isEqualTo(size);
        }
        assertThat(queries.size() % 3).isEqualTo(1);
        assertThat(after.size()).isLessThan(before.size() * 3 / 4);
    }
}
