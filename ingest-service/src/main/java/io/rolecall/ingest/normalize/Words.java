package io.rolecall.ingest.normalize;

import java.util.Arrays;

/**
 * A text as a row of words: of each where it stands, a number that equal words share, and what separates it from the word
 * before. One pass, no string for a word.
 */
final class Words {
    /** What is between a word and the one before. */
    enum Gap {
        /** Nothing that ends a phrase: spaces, hyphens, an apostrophe. */
        JOINED,
        /** A slash: may be part of a name (CI/CD) or stand between two. */
        SLASH,
        /** What stands between the items of a list: comma, semicolon, bullet, new line. */
        LIST,
        /** The end of a sentence, a colon, a bracket. */
        BREAK
    }

    private static final int LONGEST_WORD = 64;
    private static final Gap[] GAPS = Gap.values();

    final String text;
    private final char[] chars;
    private final boolean titles;
    private int count;
    private int[] starts = {};
    private int[] ends = {};
    private long[] hashes = {};
    private byte[] gaps = {};
    private final char[] word = new char[LONGEST_WORD + 1];

    private Words(String text, boolean titles) {
        this.text = text;
        this.chars = text.toCharArray();
        this.titles = titles;
        makeRoom(text.length() / 5 + 8);
        if (titles) {
            readTitle();
        } else {
            readText();
        }
    }

    /** Words of a job title: single letters and the marks of genders left out, the forms of gender and number made one. */
    static Words ofTitle(String title) {
        return new Words(title, true);
    }

    /** Words as they are, where C++, C# and .NET are words. */
    static Words ofText(String text) {
        return new Words(text, false);
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    long hash(int word) {
        return hashes[word];
    }

    Gap gap(int word) {
        return GAPS[gaps[word]];
    }

    /** The word as it is compared. */
    String folded(int index) {
        int length = fold(starts[index], ends[index]);
        return new String(word, 0, titles ? JobTitleForms.common(word, length) : length);
    }

    private void readTitle() {
        int gap = Gap.BREAK.ordinal();
        int i = 0;
        while (i < chars.length) {
            if (Letters.folded(chars[i]) == 0) {
                gap = Math.max(gap, gapOf(chars[i], i).ordinal());
                i++;
                continue;
            }
            int start = i;
            i = endOfLetters(i);
            if (isGenderMark(start, i)) {
                gap = count == 0 ? Gap.BREAK.ordinal() : 0;
                i += i < chars.length && chars[i] == ')' ? 1 : 0;
            } else if (i - start > 1) {
                int length = fold(start, i);
                add(start, i, hashOfFirst(JobTitleForms.common(word, length)), gap);
                gap = 0;
            }
        }
    }

    private int endOfLetters(int start) {
        int i = start + 1;
        while (i < chars.length && (Letters.folded(chars[i]) != 0 || Letters.isSilent(chars[i]))) {
            i++;
        }
        return i;
    }

    /** The hash is made while the word is read: descriptions are long. */
    private void readText() {
        int gap = Gap.BREAK.ordinal();
        int i = 0;
        while (i < chars.length) {
            int letter = Letters.folded(chars[i]);
            if (letter == 0) {
                if (gap < Gap.BREAK.ordinal() && chars[i] != ' ') {
                    gap = Math.max(gap, gapOf(chars[i], i).ordinal());
                }
                i++;
                continue;
            }
            int start = i;
            long hash = 0;
            int length = 0;
            while (letter != 0 || Letters.isSilent(chars[i])) {
                if (letter != 0 && length < LONGEST_WORD) {
                    hash = with(hash, (char) letter);
                    length++;
                    if (letter >>> 16 != 0) {
                        hash = with(hash, (char) (letter >>> 16));
                        length++;
                    }
                }
                if (++i == chars.length) {
                    break;
                }
                letter = Letters.folded(chars[i]);
            }
            int end = withSigns(i);
            if (start > 0 && chars[start - 1] == '.' && dotBelongs(start, end)) {
                start--;
            }
            if (chars[start] == '.' || end > i) {
                i = end;
                add(start, end, hashOfFirst(fold(start, end)), gap);
            } else {
                add(start, end, ended(hash, length), gap);
            }
            gap = 0;
        }
    }

    /** C# and C++. */
    private int withSigns(int end) {
        if (end < chars.length && chars[end] == '#') {
            return end + 1;
        }
        return end + 1 < chars.length && chars[end] == '+' && chars[end + 1] == '+' ? end + 2 : end;
    }

    /** Only ".NET" is written with a dot in front. */
    private boolean dotBelongs(int start, int end) {
        return end - start == 3 && text.regionMatches(true, start, "net", 0, 3);
    }

    private Gap gapOf(char c, int i) {
        return switch (c) {
            case ' ', '-', '\u00a0', '\u2010', '\u2011', '\'', '’', '&', '_', '®', '™', '"' ->
                c == '-' && i > 0 && text.charAt(i - 1) == ' ' ? Gap.BREAK : Gap.JOINED;
            case '/' -> Gap.SLASH;
            case '.', '*', ':' ->
                i + 1 < text.length() && Letters.folded(text.charAt(i + 1)) != 0 && (c == '.' || titles)
                        ? Gap.JOINED
                        : c == '*' ? Gap.LIST : Gap.BREAK;
            case ',', ';', '|', '•', '·', '\n', '\r', '\t', '+' -> Gap.LIST;
            default -> Letters.isSilent(c) ? Gap.JOINED : Gap.BREAK;
        };
    }

    /** As in "Verkäufer/in", "vendeur(se)", "Kauffrau/-mann": a mere ending behind its word. */
    private boolean isGenderMark(int start, int end) {
        if (count == 0 || end - start > 6) {
            return false;
        }
        int before = ends[count - 1];
        int between = start - before;
        if (between < 1 || between > 2 || text.charAt(before) == ' ' || text.charAt(start - 1) == ' ') {
            return false;
        }
        int length = fold(start, end);
        return JobTitleForms.isEnding(hashOfFirst(length), text.charAt(before) == '/');
    }

    private void add(int start, int end, long hash, int gap) {
        if (count == starts.length) {
            makeRoom(count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        hashes[count] = hash;
        gaps[count++] = (byte) gap;
    }

    private void makeRoom(int words) {
        starts = Arrays.copyOf(starts, words);
        ends = Arrays.copyOf(ends, words);
        hashes = Arrays.copyOf(hashes, words);
        gaps = Arrays.copyOf(gaps, words);
    }

    private int fold(int start, int end) {
        int length = 0;
        for (int i = start; i < end && length < LONGEST_WORD; i++) {
            char c = chars[i];
            int folded = Letters.folded(c);
            if (folded != 0) {
                word[length++] = (char) folded;
                if (folded >>> 16 != 0) {
                    word[length++] = (char) (folded >>> 16);
                }
            } else if (!Letters.isSilent(c)) {
                word[length++] = c;
            }
        }
        return length;
    }

    private long hashOfFirst(int length) {
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = with(hash, word[i]);
        }
        return ended(hash, length);
    }

    private static long with(long hash, char letter) {
        long more = hash * 0x9E3779B97F4A7C15L + letter;
        return more ^ more >>> 29;
    }

    private static long ended(long hash, int length) {
        return with(hash, (char) length);
    }

    /** The number that the word has in every text of this kind; for tables. */
    static long hashOf(String word) {
        Words words = ofText(word);
        return words.count == 1 ? words.hashes[0] : 0;
    }
}
