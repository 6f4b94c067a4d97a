package io.rolecall.bench.match;

import io.rolecall.posting.PostingCodec;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tries each alert by itself when it comes, for a few postings that are known before: for comparing, never for timing. */
final class EvaluatorEngine implements Engine {
    private final Map<byte[], AnalysedPosting> postings = new LinkedHashMap<>();
    private final Map<byte[], List<String>> found = new LinkedHashMap<>();

    /** @param records the only ones that it will be asked for, these very arrays */
    EvaluatorEngine(List<byte[]> records) {
        for (byte[] record : records) {
            AnalysedPosting posting =
                    AnalysedPosting.of(PostingCodec.decode(record).posting());
            posting.terms();
            postings.put(record, posting);
            found.put(record, new ArrayList<>());
        }
    }

    @Override
    public String name() {
        return "plain evaluator";
    }

    @Override
    public void register(List<Alert> some) {
        postings.forEach((record, posting) -> Objects.requireNonNull(found.get(record))
                .addAll(some.parallelStream()
                        .filter(alert -> Evaluator.matches(alert.query(), posting))
                        .map(Alert::id)
                        .toList()));
    }

    @Override
    public List<String> match(byte[] record) {
        return Objects.requireNonNull(found.get(record), "not one of those it was made for");
    }

    @Override
    public void close() {}
}
