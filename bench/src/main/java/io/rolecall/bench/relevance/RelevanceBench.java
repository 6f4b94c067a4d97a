package io.rolecall.bench.relevance;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.option.UnusableOptionException;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Columns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;

/** nDCG of the first ten by set of queries: plain BM25, our results, and our results with what the first offer shows behind them. */
public final class RelevanceBench {
    private RelevanceBench() {}

    /**
     * Measures and says how it went.
     *
     * @return what is to be published
     */
    public static Report run(Options options, Progress progress) {
        Path data = folder(options.text("data", System.getenv().getOrDefault("ROLECALL_DATA", "../shared/data")));
        int perSet = Math.max(2, options.number("queries", 160, 60));
        Report report = new Report("relevance", options.all()).version("Lucene", IndexSearcher.class);
        List<Posting> postings = RealPostings.of(data);
        if (postings.isEmpty()) {
            throw new UnusableOptionException(
                    "--data names no folder with postings: it takes Ashby's answers in ashby/ and listings.json files in listings/.");
        }
        progress.line("read %,d postings".formatted(postings.size()));
        return run(report, progress, postings, perSet);
    }

    static Report run(Report report, Progress progress, List<Posting> postings, int perSet) {
        List<Asked> asked = QuerySets.of(postings, perSet);
        progress.line("made %,d queries".formatted(asked.size()));
        Instant now =
                postings.stream().map(Columns::posted).max(Instant::compareTo).orElseThrow();
        report.fact("postings", postings.size()).fact("queries", asked.size());
        try (WorkFolder folder = WorkFolder.create();
                Engine plain = new PlainBm25(postings);
                Engine ours = new Service(postings, folder.path(), now)) {
            List<Scored> scored = new ArrayList<>();
            for (Asked one : asked) {
                Engine.Answer mine = ours.answer(one.text());
                scored.add(new Scored(
                        one,
                        Ndcg.of(plain.answer(one.text()).results(), one.grades()),
                        Ndcg.of(mine.results(), one.grades()),
                        Ndcg.of(mine.seen(), one.grades()),
                        mine.results().isEmpty()));
                progress.quiet(() -> "%,d of %,d queries".formatted(scored.size(), asked.size()));
            }
            rows(report, scored);
        }
        return report;
    }

    private record Scored(Asked asked, double plain, double results, double seen, boolean empty) {}

    private static void rows(Report report, List<Scored> scored) {
        Map<String, List<Scored>> sets = scored.stream()
                .collect(Collectors.groupingBy(s -> s.asked.set(), LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Double>> figures = new ArrayList<>();
        sets.forEach((set, of) -> {
            Map<String, Double> row = new LinkedHashMap<>();
            for (boolean held : new boolean[] {false, true}) {
                List<Scored> half =
                        of.stream().filter(s -> s.asked.heldBack() == held).toList();
                String name = held ? "held back: " : "tuning: ";
                row.put(
                        name + "BM25",
                        half.stream().mapToDouble(Scored::plain).average().orElse(0));
                row.put(
                        name + "results",
                        half.stream().mapToDouble(Scored::results).average().orElse(0));
                row.put(
                        name + "with offer",
                        half.stream().mapToDouble(Scored::seen).average().orElse(0));
            }
            row.put(
                    "empty",
                    of.stream().mapToDouble(s -> s.empty ? 1 : 0).average().orElse(0));
            figures.add(row);
            report.row(cells(set, of.size(), row));
        });
        Map<String, Double> mean = new LinkedHashMap<>();
        figures.getFirst()
                .keySet()
                .forEach(column -> mean.put(
                        column,
                        figures.stream()
                                .mapToDouble(f -> f.getOrDefault(column, 0.0))
                                .average()
                                .orElse(0)));
        report.row(cells("mean of the sets", scored.size(), mean));
    }

    private static Map<String, String> cells(String set, int queries, Map<String, Double> figures) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("nDCG@10 by set", set);
        cells.put("queries", "%,d".formatted(queries));
        figures.forEach((column, figure) -> cells.put(column, "%.3f".formatted(figure)));
        return cells;
    }

    private static Path folder(String name) {
        Path given = Path.of(name);
        return given.isAbsolute()
                ? given
                : Path.of(System.getProperty("rolecall.root", ".")).resolve(given);
    }
}
