package io.rolecall.bench.relevance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A title taken apart, by rules of this benchmark's own: what judges a ranking must not be the ranking's code.
 *
 * @param all its words in small letters
 * @param core those that name the job: without rank, brackets, and what stands behind a dash or comma
 */
record JobTitle(List<String> all, List<String> core) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+#&.]+|\\.(?!\\p{L})");
    private static final Pattern BEHIND = Pattern.compile("\\s[-–—|/@].*|[(\\[,|].*|:\\s.*");
    private static final Set<String> RANKS = Set.of(
            "senior",
            "sr",
            "junior",
            "jr",
            "staff",
            "principal",
            "lead",
            "i",
            "ii",
            "iii",
            "iv",
            "mid",
            "associate",
            "intern",
            "internship",
            "founding",
            "new",
            "grad",
            "remote",
            "hybrid");

    static JobTitle of(String title) {
        List<String> all = words(title);
        List<String> core = words(BEHIND.matcher(title).replaceAll("")).stream()
                .filter(w -> !RANKS.contains(w))
                .toList();
        return new JobTitle(all, core.isEmpty() ? all : core);
    }

    static List<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(w -> !w.isBlank())
                .toList();
    }
}
