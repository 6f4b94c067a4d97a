package io.rolecall.bench.match;

import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the table, one after the other; the first is ours, to which the peers are compared. */
final class Measuring {
    private final MatchSettings settings;
    private final Timing<byte[]> timing;
    private final Report report;
    private Timing.@Nullable Figures ours;

    Measuring(MatchSettings settings, List<byte[]> records, Progress progress, Report report) {
        this.settings = settings;
        this.timing = new Timing<>(records, false, progress);
        this.report = report;
    }

    /** An engine, with what is known of it from registering. */
    void engine(Engine engine, Map<String, String> registered) {
        Timing.Work<byte[]> work = r -> engine.match(r).size();
        warmUp(engine.name(), work, settings.threads(), settings.warmUp());
        Timing.Figures one = one(engine.name(), work, settings.seconds());
        Map<String, String> row = row(engine.name(), one, engine.answersAlone());
        threads(row, engine.name(), work, settings.seconds());
        if (ours == null) {
            ours = one;
        } else {
            row.put("Rolecall is faster by", "%,.0f".formatted(ours.perSecond() / one.perSecond()));
        }
        row.putAll(registered);
        report.row(row);
    }

    /** Ours while something else goes on. */
    void under(String name, Timing.Work<byte[]> work) {
        row(name, work, Math.min(10, settings.warmUp()), settings.seconds());
    }

    /** What nobody can do without. */
    void floor(String name, Timing.Work<byte[]> work) {
        row("floor: " + name, work, settings.floorSeconds() / 2, settings.floorSeconds());
    }

    private void row(String name, Timing.Work<byte[]> work, int warmUp, int seconds) {
        warmUp(name, work, 1, warmUp);
        Map<String, String> row = row(name, one(name, work, seconds), true);
        threads(row, name, work, seconds);
        report.row(row);
    }

    private void warmUp(String name, Timing.Work<byte[]> work, int threads, int seconds) {
        if (seconds > 0) {
            timing.run(name + ", warm-up", work, threads, seconds);
        }
    }

    private Timing.Figures one(String name, Timing.Work<byte[]> work, int seconds) {
        return timing.run(name + ", 1 thread", work, 1, seconds);
    }

    private static Map<String, String> row(String name, Timing.Figures one, boolean alone) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("engine", name);
        row.put("postings/s, 1 thread", "%,.0f".formatted(one.perSecond()));
        row.put("p50 µs", "%,.0f".formatted(one.quantile(0.5) / 1e3));
        row.put("p99 µs", "%,.0f".formatted(one.quantile(0.99) / 1e3));
        row.put("CPU µs/posting", alone ? "%,.0f".formatted(one.callersEach() / 1e3) : "–");
        return row;
    }

    private void threads(Map<String, String> row, String name, Timing.Work<byte[]> work, int seconds) {
        if (settings.threads() > 1) {
            Timing.Figures all =
                    timing.run(name + ", " + settings.threads() + " threads", work, settings.threads(), seconds);
            row.put("postings/s, " + settings.threads() + " threads", "%,.0f".formatted(all.perSecond()));
        }
    }
}
