package io.rolecall.ingest.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Invented descriptions, and what other boards make of them. */
final class Texts {
    private static final List<String> SYLLABLES =
            List.of("ka", "lo", "mi", "ter", "un", "sol", "ver", "ba", "dri", "po");

    private Texts() {}

    static String of(long seed, int words) {
        Random random = new Random(seed);
        return random.ints(words, 0, 4_000).mapToObj(Texts::word).collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int n = number; n > 0; n /= 10) {
            word.append(SYLLABLES.get(n % 10));
        }
        return word.isEmpty() ? "a" : word.toString();
    }

    /** Each word is replaced with this likelihood. */
    static String edited(String text, double likelihood, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(text.split(" "))
                .map(word -> random.nextDouble() < likelihood ? "x" + random.nextInt(1_000) : word)
                .collect(Collectors.joining(" "));
    }
}
