package io.rolecall.bench.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverBenchIT {
    /** The whole of ./rolecall bench deliver, with few readers: it fails by itself when one is not told, or told again. */
    @Test
    void every_reader_is_told_once() {
        String table = DeliverBench.run(
                        Options.of(List.of("--deliveries", "60", "--window-seconds", "2", "--floor-seconds", "0")),
                        new Progress(System.out))
                .table();
        assertThat(table).contains("mails: 60", "lost: 0", "CPU ms/mail, notify-1", "| drain ");
    }
}
