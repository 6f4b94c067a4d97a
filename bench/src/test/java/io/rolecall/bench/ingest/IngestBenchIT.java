package io.rolecall.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestBenchIT {
    /** The whole of ./rolecall bench ingest, with few lines: it fails by itself when a posting is lost or told twice. */
    @Test
    void every_line_is_told_once_and_none_the_second_time() {
        String table = IngestBench.run(
                        Options.of(List.of("--lines", "300", "--floor-seconds", "0")), new Progress(System.out))
                .table();
        assertThat(table)
                .contains("| new ", "| again, unchanged ", "| floor: normalised, 1 thread ", "CPU ms/posting, ingest")
                .containsPattern("heap of ingest: at most [1-9]\\d* MB used");
    }
}
