package io.rolecall.bench.match;

import io.rolecall.bench.report.Progress;
import io.rolecall.posting.PostingCodec;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** That all engines find the same alerts: without it, their times say nothing. */
final class Equality {
    private Equality() {}

    /**
     * Asks each engine for each record.
     *
     * @return how many alerts matched, over all records
     * @throws IllegalStateException when two differ, saying in what and which of them is right
     */
    static long check(List<Engine> engines, List<Alert> alerts, List<byte[]> records, Progress progress) {
        long matches = 0;
        Engine first = engines.getFirst();
        for (int i = 0; i < records.size(); i++) {
            byte[] record = records.get(i);
            Set<String> expected = new HashSet<>(first.match(record));
            matches += expected.size();
            for (Engine engine : engines.subList(1, engines.size())) {
                Set<String> found = new HashSet<>(engine.match(record));
                if (!found.equals(expected)) {
                    throw new IllegalStateException(difference(first, expected, engine, found, alerts, record));
                }
            }
            int done = i + 1;
            progress.quiet(() -> "compared " + done + " of " + records.size() + " postings");
        }
        return matches;
    }

    private static String difference(
            Engine one, Set<String> ofOne, Engine other, Set<String> ofOther, List<Alert> alerts, byte[] record) {
        Set<String> both = new TreeSet<>(ofOne);
        both.addAll(ofOther);
        AnalysedPosting posting = AnalysedPosting.of(PostingCodec.decode(record).posting());
        StringBuilder text = new StringBuilder("Posting " + posting.posting().id() + ":");
        for (Alert alert : alerts) {
            String id = alert.id();
            if (both.contains(id) && ofOne.contains(id) != ofOther.contains(id)) {
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
