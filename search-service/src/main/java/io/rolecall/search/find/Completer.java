package io.rolecall.search.find;

import io.rolecall.search.find.Suggestions.Suggestion;
import io.rolecall.search.index.Suggested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.search.suggest.InputIterator;
import org.apache.lucene.search.suggest.Lookup;
import org.apache.lucene.search.suggest.analyzing.AnalyzingInfixSuggester;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Completions that do not change any more, found by the beginnings of their words in any order. Safe for many threads. */
final class Completer implements AutoCloseable {
    /** The most that are kept of each kind: what is rarer, nobody misses among ten. */
    private static final int MOST = 100_000;

    private static final Analyzer WORDS = new Analyzer() {
        private final Pattern between = Pattern.compile("[\\s,;/|()\\[\\]\"'’&–—-]+");

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new PatternTokenizer(between, -1);
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    };

    private final AnalyzingInfixSuggester suggester;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param text which is found by its words: of a place, its names in every language */
    private record Entry(Suggested kind, String text, String value, int count) {
        static Entry of(Suggested kind, String value, int count) {
            return new Entry(kind, kind == Suggested.PLACE ? Suggested.namesOfPlace(value) : value, value, count);
        }
    }

    Completer(Map<Suggested, Map<String, Integer>> counts) throws IOException {
        suggester = new AnalyzingInfixSuggester(
                new ByteBuffersDirectory(),
                WORDS,
                WORDS,
                AnalyzingInfixSuggester.DEFAULT_MIN_PREFIX_CHARS,
                false,
                true,
                false);
        List<Entry> entries = new ArrayList<>();
        counts.forEach((kind, values) -> values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(e -> entries.add(Entry.of(kind, e.getKey(), e.getValue()))));
        suggester.build(new Entries(entries.iterator()));
    }

    /** The most frequent first; nothing when nothing was typed. */
    List<Suggestion> complete(String typed, Suggested kind, int most) {
        if (typed.isBlank()) {
            return List.of();
        }
        inUse.readLock().lock();
        try {
            if (closed) {
                return List.of();
            }
            return suggester.lookup(typed, Set.of(context(kind)), most, true, false).stream()
                    .map(found -> suggestion(kind, found))
                    .sorted(Comparator.comparingInt(Suggestion::count)
                            .reversed()
                            .thenComparing(Suggestion::text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inUse.readLock().unlock();
        }
    }

    private static Suggestion suggestion(Suggested kind, Lookup.LookupResult found) {
        int count = Math.toIntExact(found.value);
        String value = found.payload == null ? "" : found.payload.utf8ToString();
        int tab = value.indexOf('\t');
        return tab < 0
                ? new Suggestion(kind, found.key.toString(), found.key.toString(), count)
                : new Suggestion(kind, value.substring(tab + 1), value.substring(0, tab), count);
    }

    private static BytesRef context(Suggested kind) {
        return new BytesRef(kind.name());
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            closed = true;
            suggester.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** In the form that the library reads: the text, its weight, its kind as context and what it stands for as payload. */
    private static final class Entries implements InputIterator {
        private final Iterator<Entry> entries;
        private @Nullable Entry current;

        Entries(Iterator<Entry> entries) {
            this.entries = entries;
        }

        @Override
        public @Nullable BytesRef next() {
            if (!entries.hasNext()) {
                return null;
            }
            current = entries.next();
            return new BytesRef(current.text);
        }

        @Override
        public long weight() {
            return entry().count;
        }

        @Override
        public BytesRef payload() {
            String value = entry().value;
            return new BytesRef(value.indexOf('\t') < 0 ? "" : value);
        }

        @Override
        public boolean hasPayloads() {
            return true;
        }

        @Override
        public Set<BytesRef> contexts() {
            return Set.of(context(entry().kind));
        }

        @Override
        public boolean hasContexts() {
            return true;
        }

        private Entry entry() {
            return java.util.Objects.requireNonNull(current);
        }
    }
}
