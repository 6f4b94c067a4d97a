package io.rolecall.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads texts for the few terms that matter. A text is cut at spaces, over which no term reaches. Most pieces are plain words, one
 * term each, which begins as they do: those with another beginning than any term that matters are passed over. Each other piece is
 * analysed once, and later known again by its characters. For one thread.
 */
final class ChunkMemo {
    /** A longer piece is no word, and seldom comes again. */
    private static final int LONGEST = 48;

    private static final int SLOTS = 1 << 14;

    private final Predicate<Token> matters;

    /** By letter from a to z, whether a term that matters may begin with it. */
    private final boolean[] beginnings;

    private final Piece[] known = new Piece[SLOTS];
    private int size;

    /**
     * @param positions how many positions it takes
     * @param tokens those that matter, counted from its beginning
     */
    private record Piece(String text, int hash, int positions, List<Token> tokens) {}

    private static final Piece NOTHING = new Piece("", 0, 0, List.of());

    /** @param beginnings by letter from a to z, whether a term that matters may begin with it */
    ChunkMemo(Predicate<Token> matters, boolean[] beginnings) {
        this.matters = matters;
        this.beginnings = beginnings;
        java.util.Arrays.fill(known, NOTHING);
    }

    /** The terms of a text that matter, where they stand in it. */
    List<Token> read(String text) {
        List<Token> found = new ArrayList<>();
        int position = 0;
        int length = text.length();
        int start = 0;
        while (start < length) {
            int hash = 0;
            int end = start;
            boolean letters = true;
            boolean plain = passedOver(text.charAt(start));
            for (; end < length; end++) {
                char c = text.charAt(end);
                if (c == ' ' || c == '\n') {
                    break;
                }
                hash = 31 * hash + c;
                if (plain) {
                    boolean letter = letter(c);
                    plain = letter ? letters : ends(c);
                    letters = letter;
                }
            }
            if (plain && end - start <= LONGEST) {
                position++;
            } else if (end > start) {
                Piece piece = piece(text, start, end, hash);
                for (Token token : piece.tokens) {
                    found.add(new Token(
                            token.form(),
                            position + token.position(),
                            start + token.start(),
                            start + token.end(),
                            token.kind(),
                            token.width()));
                }
                position += piece.positions;
            }
            start = end + 1;
        }
        return found;
    }

    /** Whether no term that matters begins as a word does that begins with a character. */
    private boolean passedOver(char c) {
        int letter = (c | 0x20) - 'a';
        return c < 0x80 && letter >= 0 && letter < 26 && !beginnings[letter];
    }

    /** Whether a character never ends a term: letters of the Latin script that fold to letters. */
    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xC0 && c <= 0x148 && c != 0xD7 && c != 0xF7;
    }

    /** Whether it only ends a sentence or a part of one. */
    private static boolean ends(char c) {
        return c == ',' || c == '.' || c == ':' || c == ';' || c == '!' || c == '?' || c == ')';
    }

    private Piece piece(String text, int start, int end, int hash) {
        if (end - start > LONGEST) {
            return analyse(text.substring(start, end), hash);
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        while (known[slot] != NOTHING) {
            Piece piece = known[slot];
            if (piece.hash == hash && piece.text.length() == end - start && text.startsWith(piece.text, start)) {
                return piece;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        Piece piece = analyse(text.substring(start, end), hash);
        // Half of it stays free, so that looking something up ends soon.
        if (size < SLOTS / 2) {
            known[slot] = piece;
            size++;
        }
        return piece;
    }

    private Piece analyse(String text, int hash) {
        List<Token> tokens = Tokenizer.tokens(text);
        int positions = tokens.isEmpty() ? 0 : tokens.getLast().position() + 1;
        return new Piece(text, hash, positions, tokens.stream().filter(matters).toList());
    }
}
