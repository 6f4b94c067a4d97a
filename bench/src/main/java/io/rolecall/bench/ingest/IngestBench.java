package io.rolecall.bench.ingest;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.process.Heap;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** A file of postings pushed to a running ingest-service, twice: when all are new, and when none is. */
public final class IngestBench {
    private static final int FLOOR_LINES = 20_000;

    private final Report report;
    private final Progress progress;

    private IngestBench(Report report, Progress progress) {
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures and says how it went.
     *
     * @throws IllegalStateException when not every posting arrived on the topic, or one arrived twice
     */
    public static Report run(Options options, Progress progress) {
        int lines = Math.max(1, options.number("lines", 100_000, 20_000));
        int heapMb = options.number("heap-mb", 512, 512);
        int seed = (int) Workload.Settings.USUAL.seed();
        Workload.Settings workload = new Workload.Settings(
                options.number("seed", seed, seed),
                options.words("languages", Workload.Settings.LANGUAGES),
                options.number("trades", 800, 800),
                0,
                0);
        int floorSeconds = options.number("floor-seconds", 10, 4);
        Report report = new Report("ingest", options.all()).fact("Kafka", AppInfoParser.getVersion());
        new IngestBench(report, progress).run(lines, heapMb, floorSeconds, new Workload(workload));
        return report;
    }

    private void run(int lines, int heapMb, int floorSeconds, Workload workload) {
        try (WorkFolder work = WorkFolder.create()) {
            Path folder = work.path();
            Feed feed = Feed.write(folder.resolve("postings.ndjson"), lines, workload, progress);
            report.fact("line", "%,d bytes on average".formatted(feed.bytes() / lines));
            Path root = Path.of(System.getProperty("rolecall.root", "..")).toAbsolutePath();
            try (Installation installation = Installation.start(root, folder, heapMb, progress)) {
                Push push = new Push(installation, progress);
                report.row(push.all(feed, "new", new Push.Answer(lines, 0, 0)));
                compare(installation, feed);
                report.row(push.all(feed, "again, unchanged", new Push.Answer(0, lines, 0)));
                compare(installation, feed);
                report.fact("heap of ingest", Heap.of(installation.gcLog()));
                installation.child("ingest").close();
                Floors floors = new Floors(feed.first(FLOOR_LINES), floorSeconds, progress);
                floor("floor: parsed and written, 1 thread", floors.parsed());
                floor("floor: normalised, 1 thread", floors.normalised());
                floor("floor: raw inserts into the store", floors.inserted(installation.mongo()));
            }
        }
    }

    private void compare(Installation installation, Feed feed) {
        Keys sent = new Keys();
        for (long number = 0; number < feed.lines(); number++) {
            sent.add(Posting.idOf("bench", Long.toString(number)));
        }
        try (TopicState topic = new TopicState(installation.kafka())) {
            Keys told = topic.keys();
            if (!told.equals(sent)) {
                throw new IllegalStateException("The topic holds " + told + " instead of " + sent);
            }
        }
        progress.line("the topic holds each posting once");
    }

    private void floor(String name, double perSecond) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put("postings/s", "%,.0f".formatted(perSecond));
        report.row(row);
    }

    /** A duration as milliseconds of each posting. */
    static String each(Duration time, long postings) {
        return "%.3f".formatted(time.toNanos() / 1e6 / postings);
    }
}
