package io.rolecall.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildBenchIT {
    /** The whole of ./rolecall bench rebuild, with few postings: it fails by itself when an index lacks one. */
    @Test
    void an_index_that_is_built_from_the_projection_has_all_postings() {
        String table = RebuildBench.run(
                        Options.of(List.of("--postings", "700", "--texts", "100", "--rounds", "1")),
                        new Progress(System.out))
                .table();
        assertThat(table)
                .contains("| Lucene with its facet module, from memory ")
                .contains("| Lucene with its facet module, from the projection ")
                .contains("| Rolecall, the next index beside it, from the projection ");
    }
}
