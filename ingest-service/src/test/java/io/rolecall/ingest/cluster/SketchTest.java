package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SketchTest {
    @Test
    void caseAndPunctuationAreNoDifference() {
        String text = Texts.of(1, 300);
        assertThat(Sketch.similarity(
                        Sketch.of(text),
                        Sketch.of(text.toUpperCase(java.util.Locale.ROOT).replace(" ", ",\n- "))))
                .isEqualTo(1);
    }

    @Test
    void anotherTextIsNotSimilar() {
        assertThat(Sketch.similarity(Sketch.of(Texts.of(1, 300)), Sketch.of(Texts.of(2, 300))))
                .isLessThan(0.1);
    }

    @Test
    void aShortTextTellsNothing() {
        assertThat(Sketch.of("Apply now.")).isNull();
        assertThat(Sketch.of("")).isNull();
        assertThat(Sketch.of("word ".repeat(61))).isNull();
        assertThat(Sketch.of("word ".repeat(63))).isNotNull();
    }

    @Test
    void signsWithoutSpacesAreWords() {
        String text = "東京で働くエンジニアを募集しています。".repeat(1);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            many.append((char) ('一' + i * 37));
        }
        assertThat(Sketch.of(text)).isNull();
        assertThat(Sketch.of(many.toString())).isNotNull();
    }

    /** Five standard errors of 128 bins; short texts leave bins empty. */
    @Property(tries = 200)
    void theEstimateIsNearTheShareOfCommonRunsOfWords(
            @ForAll @IntRange(min = 100, max = 1_500) int words,
            @ForAll @DoubleRange(max = 0.5) double edits,
            @ForAll long seed) {
        String text = Texts.of(seed, words);
        String other = Texts.edited(text, edits, seed + 1);
        assertThat(Sketch.similarity(Sketch.of(text), Sketch.of(other))).isCloseTo(jaccard(text, other), within(0.23));
    }

    private static double jaccard(String a, String b) {
        Set<List<String>> both = runs(a);
        Set<List<String>> all = runs(a);
        both.retainAll(runs(b));
        all.addAll(runs(b));
        return (double) both.size() / all.size();
    }

    private static Set<List<String>> runs(String text) {
        List<String> words = List.of(text.split(" "));
        Set<List<String>> runs = new HashSet<>();
        for (int i = 2; i < words.size(); i++) {
            runs.add(words.subList(i - 2, i + 1));
        }
        return runs;
    }
}
