package io.rolecall.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a language is made of, as far as invented text needs it.
 *
 * @param code ISO 639-1
 * @param small its most common words, the most common first
 * @param starts what syllables begin with
 * @param vowels what follows
 * @param closes what words end with
 * @param endings of inflected words
 */
record Tongue(
        String code,
        List<String> small,
        List<String> starts,
        List<String> vowels,
        List<String> closes,
        List<String> endings) {
    private static final Set<String> UNSPACED = Set.of("ja", "th", "zh");
    private static final Set<String> BY_LETTER = Set.of("ja", "ko", "th", "zh");

    /** As they stand in {@code tongues.txt}. */
    static final List<Tongue> ALL = read();

    private static List<Tongue> read() {
        try (InputStream file = Objects.requireNonNull(Tongue.class.getResourceAsStream("tongues.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(" \\| "))
                    .map(Tongue::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tongue of(String[] line) {
        return new Tongue(line[0], words(line[1]), words(line[2]), words(line[3]), words(line[4]), words(line[5]));
    }

    /** What stands between words: nothing where they are written without. */
    String between() {
        return UNSPACED.contains(code) ? "" : " ";
    }

    /** Whether each letter is read as a word. */
    boolean byLetter() {
        return BY_LETTER.contains(code);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ")).stream().distinct().toList();
    }

    static Tongue named(String code) {
        return ALL.stream().filter(t -> t.code.equals(code)).findFirst().orElseThrow();
    }

    /** A word of one to four syllables. */
    String invent(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int syllables = 1 + (random.nextInt(10) + 6) / 5;
        for (int i = 0; i < syllables; i++) {
            word.append(one(starts, random)).append(one(vowels, random));
        }
        return word.append(one(closes, random)).toString();
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
