package io.rolecall.bench.match;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.workload.Workload;
import java.util.List;
import java.util.Map;

/**
 * What can be chosen.
 *
 * @param sample how many postings the engines that learn see before
 * @param warmUp seconds for each engine, with all threads
 * @param seconds for each engine with one thread, and again with all
 * @param floorSeconds the same for a floor, its warm-up included
 * @param changes alerts that come in a second while ours matches, and as many that go
 * @param peers names of engines beside ours
 */
record MatchSettings(
        Workload.Settings workload,
        int alerts,
        int postings,
        int sample,
        int warmUp,
        int seconds,
        int floorSeconds,
        int threads,
        int changes,
        List<String> peers) {
    static final String MONITOR = "monitor";
    static final String OPENSEARCH = "opensearch";
    private static final List<String> PEERS = List.of(MONITOR, OPENSEARCH, "all", "none");

    static MatchSettings of(Options options) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new MatchSettings(
                workload(options),
                options.about("alerts", "how many").number("alerts", 100_000, 10_000),
                Math.max(
                        1,
                        options.about("postings", "that are compared and measured")
                                .number("postings", 1_000, 200)),
                options.about("sample", "postings that the engines learn from first")
                        .number("sample", 2_000, 500),
                options.about("warm-up", "seconds for each engine; the Monitor needs 60")
                        .number("warm-up", 60, 3),
                options.about("seconds", "for each engine and number of threads; 0 only compares")
                        .number("seconds", 20, 2),
                options.about("floor-seconds", "for each floor").number("floor-seconds", 10, 1),
                Math.max(1, options.about("threads", "measured beside one").number("threads", cores, cores)),
                options.about("changes", "alerts added a second, and as many removed, in a run of its own")
                        .number("changes", 10_000, 10_000),
                peers(options.about("peers", String.join(", ", PEERS)).words("peers", List.of("all"), PEERS)));
    }

    private static Workload.Settings workload(Options options) {
        Workload.Settings usual = Workload.Settings.USUAL;
        int seed =
                options.about("seed", "of all that is invented").number("seed", (int) usual.seed(), (int) usual.seed());
        Map<String, Integer> languages = options.about(
                        "languages",
                        "the most common first, or each with its weight, as in en=5,ja=2; of "
                                + String.join(" ", Workload.Settings.KNOWN))
                .weights("languages", Workload.Settings.LANGUAGES, Workload.Settings.KNOWN);
        boolean weighed = languages.values().stream().anyMatch(weight -> weight > 0);
        return new Workload.Settings(
                seed,
                List.copyOf(languages.keySet()),
                weighed
                        ? languages.values().stream()
                                .map(weight -> Math.max(1, weight))
                                .toList()
                        : List.of(),
                options.about("trades", "what people work as; fewer match more").number("trades", 800, 800),
                options.about("prefixes", "share of the words of alerts that end with *")
                        .share("prefixes", usual.prefixes()),
                options.about("hostile", "share of alerts that are as broad as can be")
                        .share("hostile", 0),
                options.about("varied", "share of alerts and postings with all that the language and the form allow")
                        .share("varied", 0),
                options.about("density", "about so many times the usual matches a posting")
                        .factor("density", 1));
    }

    /** The usual one, and those that were named. */
    private static List<String> peers(List<String> named) {
        return named.contains("all") ? List.of(MONITOR, OPENSEARCH) : named;
    }
}
