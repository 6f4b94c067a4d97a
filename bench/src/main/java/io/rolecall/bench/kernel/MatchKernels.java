package io.rolecall.bench.kernel;

import io.rolecall.bench.workload.Workload;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One posting against many alerts, and one alert that comes to them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatchKernels {
    private static final int POSTINGS = 200;
    private static final int CHANGED = 5_000;

    /** How many alerts there are. */
    @Param("100000")
    int alerts = 100_000;

    private final AlertIndex index = new AlertIndex();
    private Posting[] postings = {};
    private Query[] queries = {};
    private int next;

    @Setup
    public void invent() {
        Workload workload = new Workload(Workload.Settings.USUAL);
        postings = LongStream.range(0, POSTINGS).mapToObj(workload::posting).toArray(Posting[]::new);
        index.loading(true);
        IntStream.range(0, alerts).parallel().forEach(i -> index.put(Integer.toString(i), workload.query(i)));
        index.loading(false);
        LongStream.range(POSTINGS, POSTINGS + alerts / 100)
                .mapToObj(workload::posting)
                .forEach(index::match);
        index.arrange();
        queries = IntStream.range(0, CHANGED)
                .mapToObj(i -> workload.query(alerts + i))
                .toArray(Query[]::new);
    }

    /** The alerts that a decoded posting matches. */
    @Benchmark
    public List<String> match() {
        next = next + 1 == POSTINGS ? 0 : next + 1;
        return index.match(postings[next]);
    }

    /** The same without looking at alerts: the posting as what they ask for. */
    @Benchmark
    public int read() {
        next = next + 1 == POSTINGS ? 0 : next + 1;
        return index.read(postings[next]);
    }

    /** An alert whose query is parsed already: compiled, and live in place of an earlier one. */
    @Benchmark
    public int compile() {
        next = next + 1 >= CHANGED ? 0 : next + 1;
        index.put("changed" + next, queries[next]);
        return next;
    }
}
