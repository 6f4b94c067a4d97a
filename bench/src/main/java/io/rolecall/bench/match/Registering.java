package io.rolecall.bench.match;

import io.rolecall.bench.report.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands the alerts to one engine after the other; says how long each took and by how much the heap has grown. */
final class Registering {
    private final AlertSource alerts;
    private final Progress progress;
    private long used;
    private long nanos;
    private int registered;

    Registering(AlertSource alerts, Progress progress) {
        this.alerts = alerts;
        this.progress = progress;
        progress.during("collecting garbage", this::use);
    }

    /** @param beside also gets each alert, unmeasured: its memory is counted with the engine's */
    Map<String, String> register(Engine engine, List<Engine> beside) {
        long before = used;
        nanos = 0;
        registered = 0;
        alerts.each(some -> {
            nanos += timed(() -> engine.register(some));
            for (Engine other : beside) {
                other.register(some);
            }
            registered += some.size();
            progress.quiet(() -> "%s has taken %,d of %,d alerts".formatted(engine.name(), registered, alerts.size()));
        });
        progress.during(engine.name() + " makes itself ready", () -> nanos += timed(engine::ready));
        progress.during("collecting garbage", this::use);
        double seconds = nanos / 1e9;
        progress.line(String.format(Locale.ROOT, "%s has registered the alerts in %.1f s", engine.name(), seconds));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("alerts registered/s", "%,.0f".formatted(alerts.size() / seconds));
        figures.put("bytes/alert", "%,d".formatted(Math.max(0, used - before) / Math.max(1, alerts.size())));
        figures.putAll(engine.figures());
        return figures;
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /** After all that is garbage has gone; a second collection takes what the first has found a reference to. */
    private void use() {
        System.gc();
        System.gc();
        used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
