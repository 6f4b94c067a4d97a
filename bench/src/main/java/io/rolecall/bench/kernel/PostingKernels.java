package io.rolecall.bench.kernel;

import io.rolecall.bench.workload.Workload;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** One posting, of two hundred in turn, through each step that it takes by itself; and a query through its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PostingKernels {
    private static final int POSTINGS = 200;
    private static final Instant SEEN = Instant.parse("2026-11-22T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** As people type them: names of occupations, names with a place or a word of their own, and none at all. */
    private static final List<Map<String, List<String>>> QUERIES = Stream.of(
                    "registered nurse",
                    "software engineer java",
                    "Krankenpfleger Nachtdienst",
                    "\"data scientist\" OR statistician -intern",
                    "jobs as a cook",
                    "infirmier",
                    "remote product manager",
                    "elektriker",
                    "warehouse forklift night*",
                    "kubernetes terraform aws")
            .map(q -> Map.of("q", List.of(q), "workplace", List.of("REMOTE")))
            .toList();

    private Posting[] postings = {};
    private byte[][] records = {};
    private byte[][] lines = {};
    private int next;

    @Setup
    public void invent() {
        Workload workload = new Workload(Workload.Settings.USUAL);
        postings = LongStream.range(0, POSTINGS).mapToObj(workload::posting).toArray(Posting[]::new);
        lines = LongStream.range(0, POSTINGS).mapToObj(workload::line).toArray(byte[][]::new);
        records = new byte[POSTINGS][];
        for (int i = 0; i < POSTINGS; i++) {
            records[i] = PostingCodec.encode(new PostingEvent.PostingPublished(SEEN, postings[i]));
        }
    }

    private int turn() {
        next = next + 1 == POSTINGS ? 0 : next + 1;
        return next;
    }

    /** The texts of a posting as terms: what search and alerts share. */
    @Benchmark
    public Set<String> analyse() {
        return AnalysedPosting.of(postings[turn()]).terms();
    }

    /** What is typed as a query: parsed, with its synonyms, occupations and fillers. */
    @Benchmark
    public Query parse() {
        return Query.parse(QUERIES.get(turn() % QUERIES.size()));
    }

    /** A record of the topic as a posting. */
    @Benchmark
    public Posting decode() {
        return PostingCodec.decode(records[turn()]).posting();
    }

    /** A posting as a record of the topic. */
    @Benchmark
    public byte[] encode() {
        return PostingCodec.encode(new PostingEvent.PostingPublished(SEEN, postings[turn()]));
    }

    /** A pushed line as a posting: parsed, cleaned, its places resolved, its facts read from the text. */
    @Benchmark
    public Posting normalise() {
        return switch (JsonForm.read(JSON.readTree(lines[turn()]), "bench", _ -> {})) {
            case JsonForm.Item.Open(var draft) -> Normalizer.normalize(draft, SEEN);
            case JsonForm.Item.Closed _ -> throw new IllegalStateException("no line closes");
        };
    }
}
