package io.rolecall.place;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as words that compare: small letters without accents and apostrophes, "St." as "saint", "D.C." as "dc". A range of
 * words has a hash, so that looking up makes no strings.
 */
final class Words {
    private static final String[][] SHORT_FORMS = {
        {"st", "saint"}, {"ste", "sainte"}, {"sankt", "saint"}, {"ft", "fort"}, {"mt", "mount"}
    };

    private char[] letters;
    private int length;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private boolean[] capitals = new boolean[8];
    private int count;

    private Words(int expected) {
        letters = new char[expected + 8];
    }

    static Words of(String text) {
        Words words = new Words(text.length());
        words.read(isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC));
        return words;
    }

    /** Room for one text after another, for reading many. */
    static Words scratch() {
        return new Words(64);
    }

    /** The hash of a text, read in this room. */
    long hashOf(String text) {
        length = 0;
        count = 0;
        read(text);
        return hash();
    }

    int count() {
        return count;
    }

    /** Whether the word was written in capitals only: "TX", and not "in". */
    boolean capitals(int word) {
        return capitals[word];
    }

    int length(int word) {
        return ends[word] - starts[word];
    }

    String word(int word) {
        return new String(letters, starts[word], ends[word] - starts[word]);
    }

    boolean hasDigit(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if (Character.isDigit(letters[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is of a script that is written without spaces. */
    boolean unspaced(int word) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letters[starts[word]]);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /** Of all words. */
    long hash() {
        return count == 0 ? 0 : hash(0, count);
    }

    /** Of the words from one (inclusive) to another (exclusive). */
    long hash(int from, int to) {
        return finish(hash(SEED, starts[from], ends[to - 1]));
    }

    /** Of the first letters of one word. */
    long prefixHash(int word, int prefix) {
        return finish(hash(SEED, starts[word], starts[word] + prefix));
    }

    /** Of these words and others that follow. */
    long hashWith(Words next) {
        // A space stands after every word, so also between the two.
        return finish(next.hash(hash(SEED, 0, length), 0, next.ends[next.count - 1]));
    }

    private static final long SEED = 0x6A09E667F3BCC909L;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long hash(long seed, int from, int to) {
        long hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (hash >>> 29)) * PRIME + letters[i];
        }
        return hash;
    }

    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    private void read(String text) {
        int start = length;
        boolean allCapitals = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Letters.isSilent(c)) {
                continue;
            }
            if (Letters.isPart(c)) {
                allCapitals &= !Character.isLowerCase(c);
                append(c);
                continue;
            }
            // "D.C.", "U. S." no: only without a space, and only after a single letter.
            boolean initial = c == '.' && i < text.length() && Letters.isPart(text.codePointAt(i));
            if (initial && length - start > 0 && singleLetters(text, i - 2)) {
                continue;
            }
            start = endWord(start, allCapitals);
            allCapitals = true;
        }
        endWord(start, allCapitals);
    }

    /** Whether the letter before the full stop is one that stands alone. */
    private static boolean singleLetters(String text, int letter) {
        return letter >= 0 && (letter == 0 || !Letters.isPart(text.charAt(letter - 1)));
    }

    private int endWord(int start, boolean allCapitals) {
        if (length == start) {
            return start;
        }
        for (String[] form : SHORT_FORMS) {
            if (is(form[0], start)) {
                length = start;
                for (int i = 0; i < form[1].length(); i++) {
                    put(form[1].charAt(i));
                }
            }
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            capitals = Arrays.copyOf(capitals, count * 2);
        }
        starts[count] = start;
        ends[count] = length;
        capitals[count] = allCapitals;
        count++;
        put(' ');
        return length;
    }

    private boolean is(String word, int start) {
        if (length - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (letters[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void append(int c) {
        switch (c) {
            case 'ß', 'ẞ' -> twice('s', 's');
            case 'æ', 'Æ' -> twice('a', 'e');
            case 'œ', 'Œ' -> twice('o', 'e');
            case 'þ', 'Þ' -> twice('t', 'h');
            default -> {
                int folded = Letters.fold(c);
                if (Character.isBmpCodePoint(folded)) {
                    put((char) folded);
                } else {
                    put(Character.highSurrogate(folded));
                    put(Character.lowSurrogate(folded));
                }
            }
        }
    }

    private void twice(char first, char second) {
        put(first);
        put(second);
    }

    private void put(char c) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, length * 2);
        }
        letters[length++] = c;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
