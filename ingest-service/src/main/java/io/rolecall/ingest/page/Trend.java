package io.rolecall.ingest.page;

import io.rolecall.ingest.source.Run;
import io.rolecall.ingest.source.SourceView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last runs as a small drawing: three paths, the oldest run at the left.
 *
 * @param items how many items the lists had, as bars
 * @param refused the part of each bar that was refused
 * @param broken a cross where a list was not read to its end
 * @param words the same as text
 */
record Trend(String items, String refused, String broken, String words) {
    private static final int HEIGHT = 24;
    private static final int STEP = 9;
    private static final int BAR = 7;

    static Trend of(@Nullable List<SourceView.Point> newestFirst) {
        if (newestFirst == null || newestFirst.isEmpty()) {
            return new Trend("", "", "", "No runs yet");
        }
        List<SourceView.Point> runs = newestFirst.reversed();
        int most = Math.max(
                1, runs.stream().mapToInt(SourceView.Point::fetched).max().orElse(1));
        StringBuilder items = new StringBuilder();
        StringBuilder refused = new StringBuilder();
        StringBuilder broken = new StringBuilder();
        List<String> words = new ArrayList<>();
        int x = (SourceView.TREND - runs.size()) * STEP;
        for (SourceView.Point run : runs) {
            int height = Math.max(1, (int) Math.round((double) HEIGHT * run.fetched() / most));
            int red = run.refused() == 0
                    ? 0
                    : Math.clamp(Math.round((double) height * run.refused() / Math.max(1, run.fetched())), 2, HEIGHT);
            bar(items, x, HEIGHT, height);
            if (red > 0) {
                bar(refused, x, HEIGHT, red);
            }
            if (run.outcome() == Run.Outcome.FAILED || run.outcome() == Run.Outcome.INTERRUPTED) {
                broken.append("M%d 8l%d 8m0 -8l-%d 8".formatted(x, BAR, BAR));
            }
            words.add(word(run));
            x += STEP;
        }
        return new Trend(
                items.toString(),
                refused.toString(),
                broken.toString(),
                (runs.size() == 1 ? "The last run: " : "The last " + runs.size() + " runs, the oldest first: ")
                        + String.join("; ", words));
    }

    private static void bar(StringBuilder path, int x, int bottom, int height) {
        path.append("M%d %dh%dv-%dh-%dz".formatted(x, bottom, BAR, height, BAR));
    }

    private static String word(SourceView.Point run) {
        String items = Say.count(run.fetched(), "item")
                + (run.refused() > 0 ? ", " + Say.number(run.refused()) + " refused" : "");
        return switch (run.outcome()) {
            case COMPLETE -> items;
            case FAILED -> "failed after " + items;
            case INTERRUPTED -> "interrupted after " + items;
            case RUNNING -> items + " so far";
        };
    }
}
