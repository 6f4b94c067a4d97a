package io.rolecall.search.column;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.search.column.Counting.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Counts beside counting by hand: few and many documents, values and ties, over segments that learn of values one after the other. */
class CountingTest {
    private static final Layout LAYOUT = new Layout(List.of("value"), List.of("date"), "group", "date", "id");

    private final List<List<Set<String>>> bySegment = new ArrayList<>();

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void counts_are_those_of_counting_by_hand(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        bySegment.clear();
        int values = 1 + (int) Math.pow(10, random.nextDouble() * 4);
        ColumnStore store = new ColumnStore(LAYOUT);
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (int segment = 0; segment < 3; segment++) {
                write(writer, 1 + random.nextInt(3_000), values, random);
                try (DirectoryReader reader = DirectoryReader.open(writer)) {
                    View view = store.view(reader);
                    for (int i = 0; i < 6; i++) {
                        check(view, random);
                    }
                }
            }
        }
    }

    private void write(IndexWriter writer, int documents, int values, Random random) throws IOException {
        List<Set<String>> segment = new ArrayList<>();
        int several = random.nextInt(4);
        for (int doc = 0; doc < documents; doc++) {
            Set<String> those = new LinkedHashSet<>();
            for (int i = several == 0 ? 1 : random.nextInt(several + 1); i > 0; i--) {
                those.add("v" + (int) (values * Math.pow(random.nextDouble(), 3)));
            }
            Document document = new Document();
            those.forEach(v -> document.add(new SortedSetDocValuesField("value", new BytesRef(v))));
            document.add(new NumericDocValuesField("date", random.nextInt(50)));
            document.add(new SortedDocValuesField("group", new BytesRef("g")));
            document.add(new SortedDocValuesField("id", new BytesRef("id" + random.nextInt())));
            writer.addDocument(document);
            segment.add(those);
        }
        writer.flush();
        bySegment.add(segment);
    }

    private void check(View view, Random random) {
        double share = random.nextInt(5) == 0 ? 1 : Math.pow(random.nextDouble(), 3);
        List<FixedBitSet> bits = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (List<Set<String>> segment : bySegment) {
            FixedBitSet some = new FixedBitSet(segment.size());
            for (int doc = 0; doc < segment.size(); doc++) {
                if (random.nextDouble() < share) {
                    some.set(doc);
                    found.addAll(segment.get(doc));
                }
            }
            bits.add(some);
        }
        Map<String, Integer> counts = new HashMap<>();
        found.stream().collect(groupingBy(v -> v, counting())).forEach((v, n) -> counts.put(v, n.intValue()));
        Counting counting = new Counting(view, new DocSet(bits));
        int most = 1 + random.nextInt(60);
        assertThat(counting.most("value", most))
                .isEqualTo(by(counts, Comparator.comparingInt(Counted::count).reversed(), most));
        assertThat(counting.first("value", Comparator.naturalOrder(), most))
                .isEqualTo(by(counts, Comparator.comparing(Counted::value), most));
        assertThat(counting.of("value", v -> v.endsWith("7")))
                .isEqualTo(by(counts, Comparator.comparingInt(Counted::count).reversed(), Integer.MAX_VALUE).stream()
                        .filter(c -> c.value().endsWith("7"))
                        .toList());
    }

    private static List<Counted> by(Map<String, Integer> counts, Comparator<Counted> order, int most) {
        return counts.entrySet().stream()
                .map(e -> new Counted(e.getKey(), e.getValue()))
                .sorted(order.thenComparing(Counted::value))
                .limit(most)
                .toList();
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void the_newest_come_first_then_by_id(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        bySegment.clear();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            write(writer, 1 + random.nextInt(300), 3, random);
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                Segment segment =
                        new ColumnStore(LAYOUT).view(reader).segments().getFirst();
                long[] dates = segment.numbers("date");
                int[] order = segment.newestFirst();
                assertThat(order).hasSameSizeAs(dates).doesNotHaveDuplicates();
                for (int i = 1; i < order.length; i++) {
                    int before = order[i - 1];
                    int doc = order[i];
                    assertThat(dates[before] > dates[doc]
                                    || dates[before] == dates[doc] && segment.id(before) <= segment.id(doc))
                            .isTrue();
                }
            }
        }
    }
}
