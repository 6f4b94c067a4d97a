package io.rolecall.ingest.normalize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language of a plain case: the small words of a language are a good part of any text in it. A hundred times faster than
 * statistics over letters, and silent where the small words don't agree.
 */
final class FrequentWords {
    private static final int LONGEST = 1_500;
    private static final int FEWEST = 8;
    private static final int LONGEST_WORD = 7;
    private static final int ENGLISH = 0;
    private static final List<String> NAMES = new ArrayList<>();
    /** The table of words: each packed into a number, and beside it its languages, a bit for each by its place among the names. */
    private static final int SLOTS = 1 << 10;

    private static final int LETTER_BITS = 9;
    private static final long[] WORDS = new long[SLOTS];
    private static final int[] LANGUAGES = new int[SLOTS];
    /** Small letters by letter; 0 for what is none. Those beyond are in no word of the table. */
    private static final char[] LETTERS = new char[1 << LETTER_BITS];

    static {
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = Character.isLetter(c) ? Character.toLowerCase(c) : 0;
        }
        put(
                "en",
                "the and of to you with for our we are your will this that is be as from at or have on by an their who can has it not but all");
        put(
                "de",
                "und der das wir mit für ist eine dich du sie bei zu auf dein deine unser unsere ein einen im von den als oder nicht ihre die");
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
        NAMES.add(language);
        for (String word : words.split(" ")) {
            if (word.length() > LONGEST_WORD) {
                throw new IllegalStateException(word + " is longer than " + LONGEST_WORD);
            }
            int slot = slot(packed(word));
            WORDS[slot] = packed(word);
            LANGUAGES[slot] |= 1 << NAMES.size() - 1;
        }
    }

    private static long packed(String word) {
        long packed = 0;
        for (int i = 0; i < word.length(); i++) {
            packed = packed << LETTER_BITS | word.charAt(i);
        }
        return packed;
    }

    private static int slot(long word) {
        int slot = (int) (word * 0x9E3779B97F4A7C15L >>> 54);
        while (WORDS[slot] != 0 && WORDS[slot] != word) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** Null where the text is short, mixed, or in another language than the table's. */
    static @Nullable String language(String text) {
        int length = Math.min(LONGEST, text.length());
        int[] hits = new int[NAMES.size()];
        int words = 0;
        int letters = 0;
        long word = 0;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : ' ';
            int letter = c < LETTERS.length ? LETTERS[c] : Character.isLetter(c) ? Character.toLowerCase(c) : 0;
            if (letter != 0) {
                // A letter that doesn't fit makes it a word that is in no table.
                word = letter < LETTERS.length ? word << LETTER_BITS | letter : 0;
                letters = letter < LETTERS.length ? letters + 1 : LONGEST_WORD + 1;
            } else if (letters > 0) {
                words++;
                int languages = letters <= LONGEST_WORD ? LANGUAGES[slot(word)] : 0;
                for (int rest = languages; rest != 0; rest &= rest - 1) {
                    hits[Integer.numberOfTrailingZeros(rest)]++;
                }
                letters = 0;
                word = 0;
            }
        }
        return clear(hits, words);
    }

    private static @Nullable String clear(int[] hits, int words) {
        int best = 0;
        int second = 0;
        for (int i = 1; i < hits.length; i++) {
            if (hits[i] > hits[best]) {
                second = hits[best];
                best = i;
            } else {
                second = Math.max(second, hits[i]);
            }
        }
        int most = hits[best];
        // No language that isn't in the table shares much with English, and its texts are often lists of nouns.
        boolean clear = best == ENGLISH ? most * 9 >= words && most >= second * 3 : most * 5 >= words;
        return most >= FEWEST && most >= second * 2 && clear ? NAMES.get(best) : null;
    }
}
