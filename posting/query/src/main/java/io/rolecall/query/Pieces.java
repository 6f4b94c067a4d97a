package io.rolecall.query;

import io.rolecall.query.WordTable.Word;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What texts are made of between spaces, over which no term reaches ({@link Analysis#each}): most pieces come again and again, and are
 * known by their characters without being analysed. For one thread.
 */
final class Pieces {
    /** A longer piece seldom comes again. */
    private static final int LONGEST = 48;

    /** So many are kept at most, and no more words: with what these take 16 MB or so for each thread. */
    private static final int MOST = 1 << 15;

    private static final int SLOTS = 2 * MOST;

    private final @Nullable Piece[] slots = new Piece[SLOTS];
    private int size;
    private WordTable table = new WordTable();
    private char[] text = new char[1 << 13];

    /**
     * @param positions of the words, counted from its beginning
     * @param width how many positions it takes
     */
    private record Piece(
            char[] text, int hash, @Nullable Inflection inflection, Word[] words, int[] positions, int width) {}

    /** Takes the words of a text one after the other. */
    interface Taker {
        void take(Word word, int position);
    }

    Word word(String form, @Nullable Inflection inflection) {
        return table.word(form, inflection);
    }

    /** Forgets what was kept if it has become much. What is in use stays as it is. */
    void tidy() {
        if (size >= MOST || table.size() >= MOST) {
            Arrays.fill(slots, null);
            size = 0;
            table = new WordTable();
        }
    }

    /** Hands over the words of a text, at the same positions as {@link Tokenizer} has them. */
    void read(String read, @Nullable Inflection inflection, Taker taker) {
        int length = read.length();
        if (length > text.length) {
            text = new char[length + length / 2];
        }
        read.getChars(0, length, text, 0);
        int position = 0;
        for (int start = 0; start < length; ) {
            int hash = 0;
            int end = start;
            for (; end < length && text[end] != ' ' && text[end] != '\n'; end++) {
                hash = 31 * hash + text[end];
            }
            if (end > start) {
                Piece piece = piece(start, end, hash, inflection);
                for (int i = 0; i < piece.words.length; i++) {
                    taker.take(piece.words[i], position + piece.positions[i]);
                }
                position += piece.width;
            }
            start = end + 1;
        }
    }

    private Piece piece(int start, int end, int hash, @Nullable Inflection inflection) {
        if (end - start > LONGEST) {
            return analysed(start, end, hash, inflection);
        }
        int slot = (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(SLOTS) + 1;
        for (Piece known = slots[slot]; known != null; known = slots[slot]) {
            if (known.hash == hash
                    && known.inflection == inflection
                    && Arrays.equals(known.text, 0, known.text.length, text, start, end)) {
                return known;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        Piece piece = analysed(start, end, hash, inflection);
        if (size < MOST) {
            slots[slot] = piece;
            size++;
        }
        return piece;
    }

    private Piece analysed(int start, int end, int hash, @Nullable Inflection inflection) {
        char[] letters = Arrays.copyOfRange(text, start, end);
        List<Token> tokens = Tokenizer.tokens(new String(letters));
        Word[] words = new Word[tokens.size()];
        int[] positions = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = table.word(tokens.get(i).form(), inflection);
            positions[i] = tokens.get(i).position();
        }
        int width = words.length == 0 ? 0 : positions[words.length - 1] + 1;
        return new Piece(letters, hash, inflection, words, positions, width);
    }
}
