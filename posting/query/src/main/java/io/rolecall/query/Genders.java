package io.rolecall.query;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How titles of jobs say that everybody is meant. It says nothing of the work, and postings write it in ten ways. */
final class Genders {
    /** German: Entwickler:in, Entwickler*innen, Entwickler_in, Lehrer/in, Lehrer/-in. */
    private static final Pattern ENDING = Pattern.compile("(?i)(\\p{L}{4,}[rtngfdlh])(?:[:*_]|/-?)in(?:nen)?");

    private static final Set<String> ALL = Set.of(
            "m w d", "w m d", "d m w", "d w m", "m d w", "w d m", "m f d", "f m d", "d f m", "m f x", "f m x", "m w x",
            "w m x", "x w m", "m w", "w m", "m f", "f m", "h f", "f h", "m v", "v m", "m v x", "v m x", "m w d x",
            "mwd", "mfd", "wmd", "gn");

    private Genders() {}

    /** The word without such an ending, any other unchanged. */
    static String without(String word) {
        Matcher matcher = ENDING.matcher(word);
        return matcher.matches() ? matcher.group(1) : word;
    }

    static boolean ending(String word) {
        return ENDING.matcher(word).matches();
    }

    /** Whether it is nothing but m/w/d or the like. */
    static boolean only(Sought word) {
        return ALL.contains(Synonyms.key(word.readings().getFirst()));
    }
}
