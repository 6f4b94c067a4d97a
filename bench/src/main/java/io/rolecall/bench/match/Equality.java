package io.rolecall.bench.match;

import io.rolecall.bench.report.Progress;
import io.rolecall.posting.PostingCodec;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** That all engines find the same alerts: without it, their times say nothing. */
final class Equality {
    private Equality() {}

    /**
     * Asks each engine for each record.
     *
     * @param alerts by their ids
     * @return how many alerts matched, over all records
     * @throws IllegalStateException when two differ, saying in what and which of them is right
     */
    static long check(List<Engine> engines, Function<String, Alert> alerts, List<byte[]> records, Progress progress) {
        AtomicInteger compared = new AtomicInteger();
        return records.parallelStream()
                .mapToLong(record -> {
                    Engine first = engines.getFirst();
                    Set<String> expected = unique(first, record);
                    for (Engine engine : engines.subList(1, engines.size())) {
                        Set<String> found = unique(engine, record);
                        if (!found.equals(expected)) {
                            throw new IllegalStateException(difference(first, expected, engine, found, alerts, record));
                        }
                    }
                    int done = compared.incrementAndGet();
                    progress.quiet(() -> "compared " + done + " of " + records.size() + " postings");
                    return expected.size();
                })
                .sum();
    }

    private static Set<String> unique(Engine engine, byte[] record) {
        List<String> found = engine.match(record);
        Set<String> unique = new HashSet<>(found);
        if (unique.size() < found.size()) {
            throw new IllegalStateException(engine.name() + " finds alerts twice for posting "
                    + PostingCodec.decode(record).posting().id());
        }
        return unique;
    }

    private static String difference(
            Engine one,
            Set<String> ofOne,
            Engine other,
            Set<String> ofOther,
            Function<String, Alert> alerts,
            byte[] record) {
        Set<String> both = new TreeSet<>(ofOne);
        both.addAll(ofOther);
        AnalysedPosting posting = AnalysedPosting.of(PostingCodec.decode(record).posting());
        StringBuilder text = new StringBuilder("Posting " + posting.posting().id() + ":");
        for (String id : both) {
            if (ofOne.contains(id) != ofOther.contains(id)) {
                Alert alert = alerts.apply(id);
                text.append(" alert %s %s is found by %s alone, and %s;"
                        .formatted(
                                id,
                                alert.query().json(),
                                ofOne.contains(id) ? one.name() : other.name(),
                                Evaluator.matches(alert.query(), posting) ? "rightly" : "wrongly"));
                if (text.length() > 2_000) {
                    break;
                }
            }
        }
        return text.toString();
    }
}
