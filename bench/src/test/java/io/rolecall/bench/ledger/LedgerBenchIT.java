package io.rolecall.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerBenchIT {
    /** The whole of ./rolecall bench ledger, with few alerts: it fails by itself when a match is missing or there twice. */
    @Test
    void each_match_that_the_index_finds_is_in_the_ledger_once() {
        String table = LedgerBench.run(
                        Options.of(List.of("--alerts", "2000", "--postings", "200", "--warm-up", "100")),
                        new Progress(System.out))
                .table();
        assertThat(table)
                .contains(
                        "ready with all alerts: after ",
                        "bytes for each",
                        "| measured ",
                        "| floor: the same documents ",
                        "CPU µs/match, notify");
    }
}
