package io.rolecall.bench.deliver;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/** From the postings' publishing to the last mail, with what is away in between. */
final class Drain {
    private static final long SECOND = 1_000;
    private static final Duration MOST_QUIET = Duration.ofMinutes(5);

    private final Scene scene;
    private final Audience audience;
    private final Outage outage;
    private final Duration away;
    private final Duration window;
    private final Progress progress;
    private final Caught caught;

    /** The oldest undelivered one's age in seconds, once a second, as the service tells it. */
    private final List<Double> ages = new ArrayList<>();

    private long begun;
    private long ended;
    private long logLines;

    Drain(
            Scene scene,
            Audience audience,
            Outage outage,
            Duration away,
            Duration window,
            Progress progress,
            Caught caught) {
        this.scene = scene;
        this.audience = audience;
        this.outage = outage;
        this.away = away;
        this.window = window;
        this.progress = progress;
        this.caught = caught;
    }

    /**
     * @param firstDue when the first message was due, in ms
     * @param cpuBefore when all matches were recorded
     */
    record Course(
            long firstDue,
            long lastDue,
            Map<String, Duration> cpuBefore,
            Map<String, Duration> cpuAfter,
            List<Double> ages,
            long begun,
            long ended,
            long logLines) {}

    Course run(Workload workload) {
        int groups = audience.groups();
        if (outage == Outage.KAFKA) {
            audience.publish(scene.kafka(), workload, 0, groups / 2);
            begin();
            while (!over()) {
                sample();
            }
            end();
            audience.publish(scene.kafka(), workload, groups / 2, groups);
        } else {
            audience.publish(scene.kafka(), workload, 0, groups);
        }
        long published = System.currentTimeMillis();
        progress.line("%,d postings published".formatted(groups * audience.items()));
        awaitMatched(published);
        Map<String, Duration> before = scene.cpu();
        long[] due = due();
        untilTold();
        return new Course(due[0], due[1], before, scene.cpu(), ages, begun, ended, logLines);
    }

    /** Until all that was published is matched; what is told meanwhile is part of it where the postings came late. */
    private void awaitMatched(long from) {
        double recorded = -1;
        while (recorded < (double) audience.readers() * audience.items()) {
            if (System.currentTimeMillis() - from > MOST_QUIET.toMillis()) {
                throw new IllegalStateException("Only " + recorded + " matches are recorded");
            }
            sample();
            recorded = scene.sum("rolecall_notify_matches_total");
            double now = recorded;
            progress.quiet(() -> "%,.0f matches recorded".formatted(now));
        }
        progress.line("all matches recorded after %.1f s".formatted((System.currentTimeMillis() - from) / 1e3));
    }

    /** When the first and the last batch that wait now are due. */
    private long[] due() {
        long first = Long.MAX_VALUE;
        long last = 0;
        long end = System.currentTimeMillis() + window.toMillis() / 2;
        try (MongoClient client = scene.client()) {
            // Until then some of it is only in the service's memory.
            MongoCollection<Document> sheets =
                    client.getDatabase(Scene.DATABASE).getCollection("agenda.found");
            while (sheets.estimatedDocumentCount() > 0 && System.currentTimeMillis() < end) {
                sample();
            }
            MongoCollection<Document> waiting =
                    client.getDatabase(Scene.DATABASE).getCollection("waiting");
            for (Document batch : waiting.find()) {
                long due = batch.getDate("since").getTime() + window.toMillis();
                first = Math.min(first, due);
                last = Math.max(last, due);
            }
        }
        long now = System.currentTimeMillis();
        return new long[] {Math.min(first, now), last == 0 ? now : last};
    }

    private void untilTold() {
        long wanted = (long) audience.readers() * audience.items();
        int last = -1;
        long since = System.currentTimeMillis();
        while (caught.told() < wanted) {
            if (begun == 0
                    && outage != Outage.NONE
                    && outage != Outage.KAFKA
                    && caught.mails().size() >= audience.readers() / 5) {
                begin();
            }
            if (begun != 0 && ended == 0 && over()) {
                end();
                since = System.currentTimeMillis();
            }
            sample();
            long now = System.currentTimeMillis();
            int told = caught.told();
            if (told != last) {
                last = told;
                since = now;
            } else if ((begun == 0 || ended != 0) && now - since > MOST_QUIET.toMillis()) {
                progress.line("nothing comes any more");
                break;
            }
        }
        // Whoever would say it twice says it soon.
        for (int i = 0; i < Math.min(5, audience.readers() / 100); i++) {
            sample();
        }
    }

    private void begin() {
        progress.line(outage.part() + " is away");
        begun = System.currentTimeMillis();
        logLines = -lines();
        if (outage == Outage.STORE) {
            scene.child(outage.part()).close();
        } else {
            scene.child(outage.part()).kill();
        }
    }

    private boolean over() {
        return System.currentTimeMillis() - begun > away.toMillis();
    }

    private void end() {
        logLines += lines();
        scene.revive(outage.part());
        ended = System.currentTimeMillis();
        progress.line(outage.part() + " is back");
    }

    /** What all instances have logged. */
    private long lines() {
        long lines = 0;
        for (String instance : scene.instances()) {
            try (Stream<String> all = Files.lines(scene.child(instance).log())) {
                lines += all.count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    /** Takes a second. */
    private void sample() {
        long next = System.currentTimeMillis() + SECOND;
        caught.read();
        double age = scene.metric("rolecall_notify_oldest_due_seconds");
        ages.add(age);
        progress.quiet(() -> "%,d mails, the oldest undelivered is %.0f s late"
                .formatted(caught.mails().size(), age));
        try {
            Thread.sleep(Math.max(1, next - System.currentTimeMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many lines of each instance's log say more than that something went as usual. */
    static long troubles(Path log) {
        try (Stream<String> all = Files.lines(log)) {
            return all.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
