package io.rolecall.bench.match;

import io.rolecall.bench.opensearch.OpenSearchNode;
import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.search.IndexSearcher;
import org.opensearch.percolator.PercolatorModulePlugin;

/** One posting against all alerts, from the record's bytes to the ids of the alerts. */
public final class MatchBench {
    /** Postings that only the engines that learn see have numbers from here on. */
    private static final long SAMPLE_FROM = 1_000_000_000;

    /** Of updates have numbers from here on. */
    private static final long UPDATES_FROM = 2_000_000_000L;

    private static final int UPDATES = 20_000;

    /** So many of the postings are also tried with each alert by itself. */
    private static final int TRIED = 3;

    private final MatchSettings settings;
    private final Workload workload;
    private final Progress progress;
    private final Report report;

    private MatchBench(MatchSettings settings, Progress progress, Report report) {
        this.settings = settings;
        this.workload = new Workload(settings.workload());
        this.progress = progress;
        this.report = report;
    }

    /**
     * Measures and says how it went.
     *
     * @return what is to be published; without times where {@code --seconds 0} was asked for
     */
    public static Report run(Options options, Progress progress) {
        MatchSettings settings = MatchSettings.of(options);
        Report report = new Report("match", options.all());
        if (settings.peers().contains(MatchSettings.OPENSEARCH)) {
            OpenSearchNode.prepare();
        }
        new MatchBench(settings, progress, report).run();
        return report;
    }

    private void run() {
        List<byte[]> records = new ArrayList<>();
        List<Posting> sample = new ArrayList<>();
        progress.during("inventing postings", () -> {
            records.addAll(IntStream.range(0, settings.postings())
                    .parallel()
                    .mapToObj(i -> record(workload.posting(i)))
                    .toList());
            sample.addAll(LongStream.range(SAMPLE_FROM, SAMPLE_FROM + settings.sample())
                    .parallel()
                    .mapToObj(workload::posting)
                    .toList());
        });
        progress.line("made %,d postings".formatted(records.size()));
        double bytes = records.stream().mapToInt(r -> r.length).average().orElse(0);
        report.version("Lucene", IndexSearcher.class).fact("record", "%,.0f bytes on average".formatted(bytes));
        List<byte[]> tried = records.subList(0, Math.min(TRIED, records.size()));
        AlertSource alerts = new AlertSource(workload, settings.alerts());
        Map<Engine, Map<String, String>> engines = new LinkedHashMap<>();
        RolecallEngine ours = new RolecallEngine(sample);
        EvaluatorEngine plain = new EvaluatorEngine(tried);
        try {
            engines.put(ours, Map.of());
            for (String name : settings.peers()) {
                progress.during(name + " starts", () -> peer(name, sample, engines));
            }
            rehearse(sample);
            Registering registering = new Registering(alerts, progress);
            for (Engine engine : List.copyOf(engines.keySet())) {
                List<Engine> beside = engine == ours ? List.of(plain) : List.of();
                engines.put(engine, registering.register(engine, beside));
            }
            compare(List.copyOf(engines.keySet()), plain, alerts, records, tried);
            if (settings.seconds() > 0) {
                time(engines, ours, records);
            }
        } finally {
            engines.keySet().forEach(Engine::close);
        }
    }

    /** What all alerts and engines share is loaded once: the gazetteer, names of occupations, synonyms. It is no engine's memory. */
    private void rehearse(List<Posting> sample) {
        List<Posting> few = sample.subList(0, Math.min(50, sample.size()));
        RolecallEngine scratch = new RolecallEngine(few);
        EvaluatorEngine plain =
                new EvaluatorEngine(few.stream().map(MatchBench::record).toList());
        new AlertSource(workload, 200).each(some -> {
            scratch.register(some);
            plain.register(some);
        });
        scratch.ready();
    }

    private void peer(String name, List<Posting> sample, Map<Engine, Map<String, String>> engines) {
        switch (name) {
            case MatchSettings.MONITOR -> {
                engines.put(new MonitorEngine(sample), Map.of());
                report.version("Lucene Monitor", Monitor.class);
            }
            case MatchSettings.OPENSEARCH -> {
                engines.put(new PercolatorEngine(progress), Map.of());
                report.version("OpenSearch", PercolatorModulePlugin.class);
            }
            default -> {}
        }
    }

    private static byte[] record(Posting posting) {
        return PostingCodec.encode(new PostingEvent.PostingPublished(posting.firstSeen(), posting));
    }

    private void compare(
            List<Engine> engines, EvaluatorEngine plain, AlertSource alerts, List<byte[]> records, List<byte[]> tried) {
        Equality.check(List.of(engines.getFirst(), plain), alerts::alert, tried, progress);
        long matches = Equality.check(engines, alerts::alert, records, progress);
        progress.line("all engines agree on each of %,d postings: %,d matches".formatted(records.size(), matches));
        report.fact(
                        "compared",
                        "%,d postings, each the same alerts from all engines; for %d of them each alert also by itself"
                                .formatted(records.size(), tried.size()))
                .fact("matches per posting", Math.round(matches * 100.0 / records.size()) / 100.0);
    }

    private void time(Map<Engine, Map<String, String>> engines, RolecallEngine ours, List<byte[]> records) {
        Measuring measuring = new Measuring(settings, records, progress, report);
        engines.forEach(measuring::engine);
        if (settings.changes() > 0) {
            changing(measuring, ours);
        }
        measuring.floor("decoded and read as what alerts ask for", ours::read);
        measuring.floor(
                "decoded and analysed",
                r -> AnalysedPosting.of(PostingCodec.decode(r).posting())
                        .terms()
                        .size());
        measuring.floor("decoded", r -> PostingCodec.decode(r).posting().title().length());
        if (settings.warmUp() < 60 && engines.size() > 1) {
            report.fact("warm-up", "too short for Lucene Monitor and OpenSearch: no ratio of this run is to be quoted");
        }
    }

    /** The same while alerts come and go. */
    private void changing(Measuring measuring, RolecallEngine ours) {
        List<Query> queries = IntStream.range(0, UPDATES)
                .parallel()
                .mapToObj(i -> workload.query(UPDATES_FROM + i))
                .toList();
        try (Updates updates = new Updates(ours.index(), queries, settings.changes())) {
            measuring.under(
                    "Rolecall, %,d alerts a second added, as many removed".formatted(settings.changes()),
                    r -> ours.match(r).size());
            report.fact("alerts added a second", "%,.0f".formatted(updates.perSecond()))
                    .fact("longest until an alert was live, ms", "%,.1f".formatted(updates.longestMillis()));
        }
    }
}
