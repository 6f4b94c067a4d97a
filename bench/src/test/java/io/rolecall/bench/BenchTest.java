package io.rolecall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void the_list_names_each_benchmark_that_there_is() throws IOException {
        assertThat(Files.readAllLines(Path.of("benches.txt")))
                .extracting(line -> line.split(" ")[0])
                .containsExactlyElementsOf(Bench.names());
    }
}
