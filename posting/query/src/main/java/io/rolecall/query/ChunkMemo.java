package io.rolecall.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads texts for the few terms that matter. A text is cut at spaces, over which no term reaches; each piece is analysed
 * once, and later known again by its characters. For one thread.
 */
final class ChunkMemo {
    /** A longer piece is no word, and seldom comes again. */
    private static final int LONGEST = 48;

    private static final int SLOTS = 1 << 14;

    private final Predicate<Token> matters;
    private final Piece[] known = new Piece[SLOTS];
    private int size;

    /**
     * @param positions how many positions it takes
     * @param tokens those that matter, counted from its beginning
     */
    private record Piece(String text, int hash, int positions, List<Token> tokens) {}

    private static final Piece NOTHING = new Piece("", 0, 0, List.of());

    ChunkMemo(Predicate<Token> matters) {
        this.matters = matters;
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
            for (; end < length; end++) {
                char c = text.charAt(end);
                if (c == ' ' || c == '\n') {
                    break;
                }
                hash = 31 * hash + c;
            }
            if (end > start) {
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
