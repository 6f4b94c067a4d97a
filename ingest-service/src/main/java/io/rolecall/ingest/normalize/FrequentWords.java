package io.rolecall.ingest.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of a plain case: the small words of a language are a good part of any text in it. A hundred times faster than
 * statistics over letters, and silent where the small words don't agree.
 */
final class FrequentWords {
    private static final int LONGEST = 1_500;
    private static final int FEWEST = 8;
    /** Of the words below, in letters. */
    private static final int LONGEST_WORD = 7;

    private static final List<String> LANGUAGES = new ArrayList<>();
    private static final Map<String, int[]> WORDS = new HashMap<>();

    static {
        put("en", "the and of to you with for our we are your will this that is be as from at or have");
        put(
                "de",
                "und der das wir mit für ist eine dich du sie bei zu auf dein deine unser unsere ein einen im von den"
                        + " als oder nicht ihre die");
        put("fr", "et les des vous nous une pour dans est avec votre sur la le du au nos notre en que aux qui par");
        put("es", "y los las para con una que del por nuestro nuestra en el la se de tu como más es o");
        put("it", "e di che per con una della il gli sono nel alla dei un le la in si del ai più");
        put("pt", "e de para com uma você os as em não do da que um na no sua se dos nas");
        put("nl", "en het een van voor met je wij bij de op zijn als te jouw onze naar aan ook is");
        put("sv", "och att det som för med är du vi på av en till ett hos oss kommer din");
        put("pl", "i w na do z się jest dla oraz nie że od po przez lub nasz w");
    }

    private FrequentWords() {}

    private static void put(String language, String words) {
        int[] index = {LANGUAGES.size()};
        LANGUAGES.add(language);
        for (String word : words.split(" ")) {
            WORDS.merge(word, index, FrequentWords::both);
        }
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Null where the text is short, mixed, or in another language than the table's. */
    static @Nullable String language(String text) {
        String sample = text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
        int[] hits = new int[LANGUAGES.size()];
        int words = 0;
        int start = -1;
        for (int i = 0; i <= sample.length(); i++) {
            boolean letter = i < sample.length() && Character.isLetter(sample.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words++;
                int[] languages = i - start > LONGEST_WORD ? null : WORDS.get(sample.substring(start, i));
                for (int l = 0; languages != null && l < languages.length; l++) {
                    hits[languages[l]]++;
                }
                start = -1;
            }
        }
        int best = 0;
        int second = 0;
        for (int l = 1; l < hits.length; l++) {
            if (hits[l] > hits[best]) {
                second = hits[best];
                best = l;
            } else {
                second = Math.max(second, hits[l]);
            }
        }
        int most = hits[best];
        boolean clear = most >= FEWEST && most * 5 >= words && most >= second * 2;
        return clear ? LANGUAGES.get(best) : null;
    }
}
