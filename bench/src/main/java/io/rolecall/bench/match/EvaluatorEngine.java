package io.rolecall.bench.match;

import io.rolecall.posting.PostingCodec;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.util.List;

/** Tries each alert by itself: for comparing, never for timing. */
final class EvaluatorEngine implements Engine {
    private List<Alert> alerts = List.of();

    @Override
    public String name() {
        return "plain evaluator";
    }

    @Override
    public void register(List<Alert> all) {
        alerts = all;
    }

    @Override
    public List<String> match(byte[] record) {
        AnalysedPosting posting = AnalysedPosting.of(PostingCodec.decode(record).posting());
        posting.terms();
        return alerts.parallelStream()
                .filter(alert -> Evaluator.matches(alert.query(), posting))
                .map(Alert::id)
                .toList();
    }

    @Override
    public void close() {}
}
