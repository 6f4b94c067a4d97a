package io.rolecall.bench.match;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.option.UnusableOptionException;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Timing;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.search.IndexSearcher;

/** One posting against all alerts, from the record's bytes to the ids of the alerts. */
public final class MatchBench {
    /** Postings that only the weightor sees have numbers from here on. */
    private static final long SAMPLE_FROM = 1_000_000_000;

    /** Of updates have numbers from here on. */
    private static final long UPDATES_FROM = 2_000_000_000L;

    private static final int UPDATES = 20_000;

    /** So many of the postings are also tried with each alert by itself. */
    private static final int TRIED = 3;

    private static final List<String> PEERS = List.of("monitor", "none");

    private final Settings settings;
    private final Progress progress;

    private record Settings(
            Workload.Settings workload,
            int alerts,
            int postings,
            int sample,
            int warmUp,
            int seconds,
            int threads,
            int changes,
            String peers) {}

    private MatchBench(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures and says how it went.
     *
     * @return what is to be published; without times where {@code --seconds 0} was asked for
     */
    public static Report run(Options options, Progress progress) {
        Settings settings = new Settings(
                new Workload.Settings(
                        options.number(
                                "seed", (int) Workload.Settings.USUAL.seed(), (int) Workload.Settings.USUAL.seed()),
                        options.words("languages", Workload.Settings.LANGUAGES),
                        options.number("trades", 800, 800),
                        options.share("prefixes", Workload.Settings.USUAL.prefixes()),
                        options.share("hostile", 0)),
                options.number("alerts", 100_000, 10_000),
                Math.max(1, options.number("postings", 1_000, 300)),
                options.number("sample", 2_000, 1_000),
                options.number("warm-up", 60, 8),
                options.number("seconds", 20, 5),
                Math.max(
                        1,
                        options.number(
                                "threads",
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().availableProcessors())),
                options.number("changes", 10_000, 10_000),
                options.text("peers", "monitor"));
        if (!PEERS.contains(settings.peers)) {
            throw new UnusableOptionException("--peers knows no \"" + settings.peers + "\"; there are " + PEERS + ".");
        }
        return new MatchBench(settings, progress).run(new Report("match", options.all()));
    }

    private Report run(Report report) {
        report.version("Lucene", IndexSearcher.class).version("Lucene Monitor", Monitor.class);
        Workload workload = new Workload(settings.workload);
        List<byte[]> records = IntStream.range(0, settings.postings)
                .mapToObj(i -> record(workload.posting(i)))
                .toList();
        List<Alert> alerts = IntStream.range(0, settings.alerts)
                .parallel()
                .mapToObj(i -> new Alert(Integer.toString(i), workload.query(i)))
                .toList();
        List<Posting> sample = LongStream.range(SAMPLE_FROM, SAMPLE_FROM + settings.sample)
                .parallel()
                .mapToObj(workload::posting)
                .toList();
        progress.line("made %,d alerts and %,d postings".formatted(alerts.size(), records.size()));
        report.fact(
                "record",
                "%,.0f bytes on average"
                        .formatted(records.stream()
                                .mapToInt(r -> r.length)
                                .average()
                                .orElse(0)));
        try (RolecallEngine ours = new RolecallEngine(sample);
                Engine monitor = new MonitorEngine(sample);
                Engine plain = new EvaluatorEngine()) {
            List<Engine> engines = settings.peers.equals("none") ? List.of(ours) : List.of(ours, monitor);
            Map<Engine, Map<String, String>> registered = new LinkedHashMap<>();
            engines.forEach(engine -> registered.put(engine, register(engine, alerts)));
            plain.register(alerts);
            Equality.check(List.of(ours, plain), alerts, records.subList(0, Math.min(TRIED, records.size())), progress);
            long matches = Equality.check(engines, alerts, records, progress);
            progress.line("all engines agree on each of %,d postings: %,d matches".formatted(records.size(), matches));
            report.fact("compared", "%,d postings, each the same alerts from all engines".formatted(records.size()))
                    .fact("matches per posting", round(matches / (double) records.size()));
            if (settings.seconds > 0) {
                time(report, engines, registered, records, ours);
                if (settings.changes > 0) {
                    changing(report, workload, records, ours);
                }
            }
        }
        return report;
    }

    private static byte[] record(Posting posting) {
        return PostingCodec.encode(new PostingEvent.PostingPublished(posting.firstSeen(), posting));
    }

    private Map<String, String> register(Engine engine, List<Alert> alerts) {
        long before = usedHeap();
        long start = System.nanoTime();
        engine.register(alerts);
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes = Math.max(0, usedHeap() - before);
        progress.line(String.format(Locale.ROOT, "%s has registered the alerts in %.1f s", engine.name(), seconds));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("alerts registered/s", "%,.0f".formatted(alerts.size() / seconds));
        figures.put("bytes/alert", "%,d".formatted(bytes / Math.max(1, alerts.size())));
        return figures;
    }

    /** After all that is garbage has gone. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }

    private void time(
            Report report,
            List<Engine> engines,
            Map<Engine, Map<String, String>> registered,
            List<byte[]> records,
            RolecallEngine ours) {
        Timing<byte[]> timing = new Timing<>(records, false, progress);
        int floorWarmUp = Math.min(10, settings.warmUp);
        for (Engine engine : engines) {
            measure(
                    report,
                    timing,
                    engine.name(),
                    r -> engine.match(r).size(),
                    settings.warmUp,
                    registered.getOrDefault(engine, Map.of()));
        }
        measure(report, timing, "floor: decoded and read as what alerts ask for", ours::read, floorWarmUp, Map.of());
        measure(
                report,
                timing,
                "floor: decoded and analysed",
                r -> AnalysedPosting.of(PostingCodec.decode(r).posting())
                        .terms()
                        .size(),
                floorWarmUp,
                Map.of());
        measure(
                report,
                timing,
                "floor: decoded",
                r -> PostingCodec.decode(r).posting().title().length(),
                floorWarmUp,
                Map.of());
    }

    /** The same while alerts come and go. */
    private void changing(Report report, Workload workload, List<byte[]> records, RolecallEngine ours) {
        List<Query> queries = IntStream.range(0, UPDATES)
                .parallel()
                .mapToObj(i -> workload.query(UPDATES_FROM + i))
                .toList();
        try (Updates updates = new Updates(ours.index(), queries, settings.changes)) {
            measure(
                    report,
                    new Timing<>(records, false, progress),
                    "Rolecall, %,d alerts a second added, as many removed".formatted(settings.changes),
                    r -> ours.match(r).size(),
                    Math.min(10, settings.warmUp),
                    Map.of());
            report.fact("alerts added a second", "%,.0f".formatted(updates.perSecond()))
                    .fact("longest until an alert was live, ms", "%,.1f".formatted(updates.longestMillis()));
        }
    }

    private void measure(
            Report report,
            Timing<byte[]> timing,
            String name,
            Timing.Work<byte[]> work,
            int warmUp,
            Map<String, String> registered) {
        if (warmUp > 0) {
            timing.run(name + ", warm-up", work, 1, warmUp);
        }
        Timing.Figures one = timing.run(name + ", 1 thread", work, 1, settings.seconds);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("engine", name);
        row.put("postings/s, 1 thread", "%,.0f".formatted(one.perSecond()));
        row.put("p50 µs", "%,.0f".formatted(one.quantile(0.5) / 1e3));
        row.put("p99 µs", "%,.0f".formatted(one.quantile(0.99) / 1e3));
        row.put("CPU µs/posting", "%,.0f".formatted(one.callersEach() / 1e3));
        if (settings.threads > 1) {
            Timing.Figures all =
                    timing.run(name + ", " + settings.threads + " threads", work, settings.threads, settings.seconds);
            row.put("postings/s, " + settings.threads + " threads", "%,.0f".formatted(all.perSecond()));
        }
        row.putAll(registered);
        report.row(row);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
