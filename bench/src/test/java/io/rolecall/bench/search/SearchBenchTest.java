package io.rolecall.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchBenchTest {
    private final Progress progress = new Progress(System.out);

    /** What ./rolecall bench search does before it times anything. */
    @Test
    void all_engines_have_the_same_totals_and_counts() {
        JsonNode report = JsonMapper.shared()
                .readTree(SearchBench.run(
                                Options.of(List.of(
                                        "--postings",
                                        "1500",
                                        "--texts",
                                        "300",
                                        "--trades",
                                        "40",
                                        "--searches",
                                        "120",
                                        "--peers",
                                        "lucene",
                                        "--seconds",
                                        "0")),
                                progress)
                        .json());
        assertThat(report.at("/facts/compared").asString()).startsWith("120 searches");
        assertThat(report.at("/rows")).isEmpty();
    }
}
