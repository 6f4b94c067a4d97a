package io.rolecall.bench.deliver;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.process.Heap;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many subscribers have a mail due at once: how fast they get it, what it costs, and whether each got it once whatever failed. */
public final class DeliverBench {
    private final Report report;
    private final Progress progress;

    private DeliverBench(Report report, Progress progress) {
        this.report = report;
        this.progress = progress;
    }

    private record Settings(
            Audience audience,
            int instances,
            int heapMb,
            int mailsAtOnce,
            Duration window,
            Outage outage,
            Duration away,
            int floorSeconds,
            boolean keep) {}

    /**
     * Measures and says how it went.
     *
     * @throws IllegalStateException when something was lost, or told again by another message
     */
    public static Report run(Options options, Progress progress) {
        int deliveries = Math.max(1, options.number("deliveries", 50_000, 5_000));
        Settings settings = new Settings(
                new Audience(deliveries, Math.clamp(options.number("items", 2, 2), 1, 20)),
                Math.max(1, options.number("instances", 1, 1)),
                options.number("heap-mb", 768, 768),
                Math.max(1, options.number("mails-at-once", 8, 8)),
                Duration.ofSeconds(options.number("window-seconds", 15 + deliveries / 800, 15 + deliveries / 800)),
                Outage.of(options.text("outage", "none")),
                Duration.ofSeconds(options.number("outage-seconds", 180, 15)),
                options.number("floor-seconds", 15, 5),
                options.text("keep-logs", "no").equals("yes"));
        Report report = new Report("deliver", options.all());
        new DeliverBench(report, progress).run(settings);
        return report;
    }

    private void run(Settings settings) {
        WorkFolder work = WorkFolder.create();
        Path folder = work.path();
        try {
            Path root = Path.of(System.getProperty("rolecall.root", "..")).toAbsolutePath();
            Scene.Plan plan = new Scene.Plan(
                    root, folder, settings.instances, settings.heapMb, settings.window, settings.mailsAtOnce);
            try (Scene scene = Scene.start(plan, progress)) {
                settings.audience.subscribe(scene.uri(Scene.notify(0)), Scene.API_KEY, scene.http(), progress);
                Caught caught = new Caught(Catcher.lines(folder));
                Drain drain = new Drain(
                        scene, settings.audience, settings.outage, settings.away, settings.window, progress, caught);
                tell(settings, scene, caught, drain.run(new Workload(Workload.Settings.USUAL)));
                if (settings.floorSeconds > 0) {
                    floors(settings, scene, folder);
                }
            }
        } finally {
            if (settings.keep) {
                progress.line("the logs are in " + folder);
            } else {
                work.close();
            }
        }
    }

    private void tell(Settings settings, Scene scene, Caught caught, Drain.Course course) {
        List<Caught.Mail> mails = caught.mails();
        long first = mails.getFirst().at();
        long last = mails.getLast().at();
        long due = Math.max(course.firstDue(), 1);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", settings.outage == Outage.NONE ? "drain" : "drain, " + settings.outage.part() + " away");
        row.put("mails/s", rate(mails.size(), last - first));
        row.put("slowest 10 s", slowest(mails));
        course.cpuAfter().forEach((name, cpu) -> {
            Duration before = course.cpuBefore().getOrDefault(name, Duration.ZERO);
            // One that was started again begins at nothing.
            Duration spent = cpu.compareTo(before) < 0 ? cpu : cpu.minus(before);
            row.put("CPU ms/mail, " + name, "%.2f".formatted(spent.toNanos() / 1e6 / mails.size()));
        });
        report.row(row);
        report.fact("from the first due to the last mail", "%.1f s".formatted((last - due) / 1e3))
                .fact("due over", "%.1f s".formatted((course.lastDue() - course.firstDue()) / 1e3))
                .fact("age of the oldest undelivered, p99", "%.0f s".formatted(percentile(course.ages(), 0.99)))
                .fact(
                        "at most",
                        "%.0f s, at the end %.0f"
                                .formatted(max(course.ages()), course.ages().getLast()));
        int lost = settings.audience.lost(caught);
        Caught.Repeated repeated = caught.repeated();
        report.fact("mails", mails.size())
                .fact("lost", lost)
                .fact("mails sent again, the same message", repeated.same())
                .fact("told again by another message", repeated.other());
        if (course.begun() > 0 && course.ended() == 0) {
            report.fact("away", "until the end")
                    .fact("longest without a mail", "%.0f s".formatted(longest(mails) / 1e3));
        } else if (course.begun() > 0) {
            report.fact("away", "%.0f s".formatted((course.ended() - course.begun()) / 1e3))
                    .fact(
                            "first mail after it was back",
                            mails.stream()
                                    .filter(mail -> mail.at() > course.ended())
                                    .findFirst()
                                    .map(mail -> "%.1f s".formatted((mail.at() - course.ended()) / 1e3))
                                    .orElse("none was left"))
                    .fact("longest without a mail", "%.0f s".formatted(longest(mails) / 1e3))
                    .fact(
                            "log lines a minute meanwhile",
                            "%.0f"
                                    .formatted(course.logLines()
                                            * 60_000.0
                                            / Math.max(1, course.ended() - course.begun())));
        }
        for (String instance : scene.instances()) {
            report.fact("heap of " + instance, Heap.of(scene.gcLog(instance)))
                    .fact("memory of " + instance, scene.child(instance).peakMb() + " MB at most")
                    .fact(
                            "warnings of " + instance,
                            Drain.troubles(scene.child(instance).log()));
        }
        progress.line("%,d mails, %d lost, %d sent again, %d told again"
                .formatted(mails.size(), lost, repeated.same(), repeated.other()));
        if (lost > 0 || repeated.other() > 0) {
            throw new IllegalStateException(report.table());
        }
    }

    private void floors(Settings settings, Scene scene, Path folder) {
        Floors floors = new Floors(
                Catcher.sample(Catcher.lines(folder)),
                scene.smtpPort(),
                settings.mailsAtOnce,
                settings.floorSeconds,
                progress);
        report.fact("a mail", "%,d bytes".formatted(floors.bytes()));
        scene.instances().forEach(instance -> scene.child(instance).close());
        floor("floor: SmtpPool alone", floors::pooled, scene);
        floor("floor: a socket", floors::bare, scene);
    }

    private void floor(String name, java.util.function.DoubleSupplier work, Scene scene) {
        double cold = work.getAsDouble();
        progress.line("%s: %,.0f mails/s before it was warm".formatted(name, cold));
        Duration before = scene.child(Scene.CATCHER).cpu();
        long start = System.nanoTime();
        double rate = work.getAsDouble();
        double mails = rate * (System.nanoTime() - start) / 1e9;
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put("mails/s", "%,.0f".formatted(rate));
        row.put(
                "CPU ms/mail, " + Scene.CATCHER,
                "%.2f".formatted(scene.child(Scene.CATCHER).cpu().minus(before).toNanos() / 1e6 / mails));
        report.row(row);
    }

    private static String rate(long count, long ms) {
        return "%,.0f".formatted(count * 1_000.0 / Math.max(1, ms));
    }

    /** Mails a second in the slowest ten seconds between the first and the last mail. */
    static String slowest(List<Caught.Mail> mails) {
        long first = mails.getFirst().at();
        int whole = (int) ((mails.getLast().at() - first) / 10_000);
        if (whole == 0) {
            return "–";
        }
        int[] counts = new int[whole];
        for (Caught.Mail mail : mails) {
            int slice = (int) ((mail.at() - first) / 10_000);
            if (slice < whole) {
                counts[slice]++;
            }
        }
        return "%,d".formatted(java.util.Arrays.stream(counts).min().orElse(0) / 10);
    }

    /** The longest time between two mails, in ms. */
    private static long longest(List<Caught.Mail> mails) {
        long longest = 0;
        for (int i = 1; i < mails.size(); i++) {
            longest = Math.max(longest, mails.get(i).at() - mails.get(i - 1).at());
        }
        return longest;
    }

    private static double percentile(List<Double> all, double share) {
        List<Double> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.naturalOrder());
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private static double max(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
