package io.rolecall.bench.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatchBenchTest {
    private final Progress progress = new Progress(System.out);

    /** What ./rolecall bench match does before it times anything. */
    @Test
    void all_engines_give_the_same_alerts_for_each_posting() {
        JsonNode report = JsonMapper.shared()
                .readTree(MatchBench.run(
                                Options.of(List.of(
                                        "--alerts",
                                        "1500",
                                        "--postings",
                                        "30",
                                        "--hostile",
                                        "0.01",
                                        "--varied",
                                        "0.3",
                                        "--languages",
                                        "de=2,en=2,ja,ru,tr",
                                        "--trades",
                                        "40",
                                        "--sample",
                                        "200",
                                        "--seconds",
                                        "0")),
                                progress)
                        .json());
        assertThat(report.at("/facts/matches per posting").asDouble()).isGreaterThan(1);
        assertThat(report.at("/rows")).isEmpty();
        assertThat(report.at("/versions/Lucene Monitor").asString()).startsWith("10.");
        assertThat(report.at("/versions/OpenSearch").asString()).startsWith("3.");
    }

    @Test
    void the_table_has_a_row_for_each_engine_and_each_floor() {
        assertThat(MatchBench.run(
                                Options.of(List.of(
                                        "--alerts",
                                        "50",
                                        "--postings",
                                        "5",
                                        "--seconds",
                                        "1",
                                        "--sample",
                                        "20",
                                        "--warm-up",
                                        "0",
                                        "--floor-seconds",
                                        "1",
                                        "--peers",
                                        "monitor",
                                        "--threads",
                                        "1")),
                                progress)
                        .table())
                .contains(
                        "| Rolecall ",
                        "alerts a second added",
                        "| Lucene Monitor ",
                        "| floor: decoded and analysed ",
                        "| floor: decoded ");
    }

    @Test
    void a_difference_is_told_with_the_alert_and_with_who_is_right() {
        Posting posting = new Workload(Workload.Settings.USUAL).posting(1);
        byte[] record = PostingCodec.encode(new PostingEvent.PostingPublished(posting.firstSeen(), posting));
        Alert found = new Alert("1", Query.parse(Map.of("source", List.of("bench"))));
        Engine right = new Fixed("right", List.of("1"));
        Engine wrong = new Fixed("wrong", List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> Equality.check(List.of(right, wrong), _ -> found, List.of(record), progress))
                .withMessageContaining("bench:1")
                .withMessageContaining("alert 1 {")
                .withMessageContaining("is found by right alone, and rightly");
    }

    private record Fixed(String name, List<String> found) implements Engine {
        @Override
        public void register(List<Alert> alerts) {}

        @Override
        public List<String> match(byte[] record) {
            return found;
        }

        @Override
        public void close() {}
    }
}
