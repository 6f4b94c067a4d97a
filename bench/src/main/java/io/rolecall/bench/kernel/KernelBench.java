package io.rolecall.bench.kernel;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;

/** Runs the kernels as JMH does it. */
public final class KernelBench {
    private KernelBench() {}

    /** Measures and says how it went. */
    public static Report run(Options options, Progress progress) {
        int forks = options.number("forks", 2, 1);
        int warmUps = options.number("warm-ups", 5, 3);
        int rounds = options.number("rounds", 5, 3);
        int seconds = Math.max(1, options.number("seconds", 3, 1));
        Report report = new Report("kernels", options.all()).fact("JMH", Version.getPlainVersion());
        progress.line("JMH says how far it is");
        try {
            var results = new Runner(new OptionsBuilder()
                            .include(PostingKernels.class.getName())
                            .include(MatchKernels.class.getName())
                            .forks(forks)
                            .warmupIterations(warmUps)
                            .warmupTime(TimeValue.seconds(seconds))
                            .measurementIterations(rounds)
                            .measurementTime(TimeValue.seconds(seconds))
                            .shouldFailOnError(true)
                            .build())
                    .run();
            for (RunResult result : results) {
                report.row(row(result.getPrimaryResult(), result.getParams().getBenchmark()));
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        return report;
    }

    private static Map<String, String> row(Result<?> result, String name) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("kernel", name.substring(name.lastIndexOf('.') + 1));
        row.put(result.getScoreUnit(), String.format(Locale.ROOT, "%,.1f", result.getScore()));
        row.put("± (99.9 %)", String.format(Locale.ROOT, "%,.1f", result.getScoreError()));
        return row;
    }
}
