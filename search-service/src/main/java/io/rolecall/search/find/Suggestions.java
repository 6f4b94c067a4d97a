package io.rolecall.search.find;

import io.rolecall.search.index.Index;
import io.rolecall.search.index.Suggested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Completes what somebody types to what open postings have. The words are gathered from the index when they are asked for, and
 * gathered anew beside the answers when the index has changed since; nothing is done while nobody types.
 */
@Component
public class Suggestions implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Suggestions.class);

    /** How old words may be before they are gathered anew, and how much longer than that took they are kept. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final int PATIENCE = 20;

    private final Index index;
    private final ExecutorService gatherer = Executors.newSingleThreadExecutor(r -> Thread.ofPlatform()
            .name("suggestions")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .unstarted(r));
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile @Nullable Gathered gathered;

    /** @param nothing whether the index was empty: whoever asks once it is not waits for what it has now */
    private record Gathered(Completer completer, Object version, long at, long took, boolean nothing) {}

    Suggestions(Index index) {
        this.index = index;
    }

    /**
     * One completion.
     *
     * @param kind of what
     * @param text as it is shown
     * @param value what is asked for by it: the id of a place, otherwise the text
     * @param count how many open postings have it
     */
    public record Suggestion(Suggested kind, String text, String value, int count) {}

    /**
     * The most frequent completions of each kind, the kinds taking turns.
     *
     * @param typed its last word may be unfinished
     * @param kinds which are wanted
     * @param most at least 1
     */
    public List<Suggestion> of(String typed, Set<Suggested> kinds, int most) {
        Completer completer = current();
        Map<Suggested, List<Suggestion>> byKind = new EnumMap<>(Suggested.class);
        for (Suggested kind : kinds) {
            byKind.put(kind, completer.complete(typed, kind, most));
        }
        List<Suggestion> chosen = new ArrayList<>();
        for (int rank = 0; rank < most && chosen.size() < most; rank++) {
            for (List<Suggestion> some : byKind.values()) {
                if (rank < some.size() && chosen.size() < most) {
                    chosen.add(some.get(rank));
                }
            }
        }
        chosen.sort(Comparator.comparing(Suggestion::kind));
        return chosen;
    }

    private Completer current() {
        Gathered now = gathered;
        if (now == null || now.nothing && version() != now.version) {
            return gatherFirst(now).completer;
        }
        long age = System.nanoTime() - now.at;
        if (age > FRESH.toNanos()
                && age > PATIENCE * now.took
                && version() != now.version
                && gathering.compareAndSet(false, true)) {
            gatherer.execute(() -> {
                try {
                    gather();
                } catch (RuntimeException e) {
                    log.warn("The words to suggest can't be gathered; the ones of before stay", e);
                } finally {
                    gathering.set(false);
                }
            });
        }
        return now.completer;
    }

    /** @param instead of what, which somebody else may have replaced meanwhile */
    private synchronized Gathered gatherFirst(@Nullable Gathered instead) {
        Gathered now = gathered;
        return now == null || now == instead ? gather() : now;
    }

    private synchronized Gathered gather() {
        long start = System.nanoTime();
        Object[] version = new Object[1];
        Map<Suggested, Map<String, Integer>> counts = index.search(searcher -> {
            version[0] = version(searcher);
            Map<Suggested, Map<String, Integer>> all = new EnumMap<>(Suggested.class);
            for (Suggested kind : Suggested.values()) {
                all.put(kind, counts(searcher, kind));
            }
            return all;
        });
        Completer completer;
        try {
            completer = new Completer(counts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime();
        Gathered before = gathered;
        boolean nothing = counts.values().stream().allMatch(Map::isEmpty);
        Gathered now = new Gathered(completer, version[0], end, end - start, nothing);
        gathered = now;
        if (before != null) {
            before.completer.close();
        }
        return now;
    }

    private Object version() {
        return index.search(Suggestions::version);
    }

    /** Not the reader's number, which begins anew with an index that is built anew. */
    private static Object version(IndexSearcher searcher) {
        return searcher.getIndexReader().getReaderCacheHelper().getKey();
    }

    /** By value; of spellings that differ in case only, the most frequent stands for all. */
    private static Map<String, Integer> counts(IndexSearcher searcher, Suggested kind) throws IOException {
        Map<String, Integer> spelled = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), kind.field());
            int[] byOrdinal = new int[Math.toIntExact(values.getValueCount())];
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = values.nextDoc(); doc < leaf.reader().maxDoc(); doc = values.nextDoc()) {
                if (live == null || live.get(doc)) {
                    for (int i = values.docValueCount(); i > 0; i--) {
                        byOrdinal[Math.toIntExact(values.nextOrd())]++;
                    }
                }
            }
            for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
                if (byOrdinal[ordinal] > 0) {
                    spelled.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Integer::sum);
                }
            }
        }
        Map<String, String> usual = new HashMap<>();
        Map<String, Integer> together = new HashMap<>();
        spelled.forEach((value, count) -> {
            String folded = value.toLowerCase(Locale.ROOT);
            together.merge(folded, count, Integer::sum);
            usual.merge(folded, value, (a, b) -> commoner(a, b, spelled));
        });
        Map<String, Integer> counts = new HashMap<>();
        usual.forEach((folded, value) -> counts.put(value, together.getOrDefault(folded, 0)));
        return counts;
    }

    private static String commoner(String a, String b, Map<String, Integer> counts) {
        int by = Integer.compare(counts.getOrDefault(a, 0), counts.getOrDefault(b, 0));
        return by > 0 || by == 0 && a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void close() {
        gatherer.shutdown();
        Gathered last = gathered;
        if (last != null) {
            last.completer.close();
        }
    }
}
