package io.rolecall.bench;

import io.rolecall.bench.deliver.DeliverBench;
import io.rolecall.bench.ingest.IngestBench;
import io.rolecall.bench.kernel.KernelBench;
import io.rolecall.bench.ledger.LedgerBench;
import io.rolecall.bench.match.MatchBench;
import io.rolecall.bench.option.Options;
import io.rolecall.bench.option.UnusableOptionException;
import io.rolecall.bench.relevance.RelevanceBench;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.search.RebuildBench;
import io.rolecall.bench.search.SearchBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The program behind {@code ./rolecall bench NAME}. */
public final class Bench {
    /** Those that there are; {@code bench/benches.txt} says a line about each. */
    enum Name {
        MATCH,
        INGEST,
        LEDGER,
        KERNELS,
        RELEVANCE,
        SEARCH,
        DELIVER,
        REBUILD
    }

    private Bench() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // figures are written alike everywhere
        Progress progress = new Progress(System.out);
        try {
            Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
            run(Name.valueOf(arguments[0].toUpperCase(Locale.ROOT)), options, progress)
                    .publish(System.out, Path.of(System.getProperty("rolecall.home", ".rolecall"), "bench"));
        } catch (UnusableOptionException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static Report run(Name name, Options options, Progress progress) {
        return switch (name) {
            case MATCH -> MatchBench.run(options, progress);
            case INGEST -> IngestBench.run(options, progress);
            case LEDGER -> LedgerBench.run(options, progress);
            case KERNELS -> KernelBench.run(options, progress);
            case RELEVANCE -> RelevanceBench.run(options, progress);
            case SEARCH -> SearchBench.run(options, progress);
            case DELIVER -> DeliverBench.run(options, progress);
            case REBUILD -> RebuildBench.run(options, progress);
        };
    }

    static List<String> names() {
        return Arrays.stream(Name.values())
                .map(n -> n.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
