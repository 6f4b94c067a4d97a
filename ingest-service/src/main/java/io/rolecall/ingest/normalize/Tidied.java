package io.rolecall.ingest.normalize;

import java.util.Arrays;

/**
 * A text as it is kept, while it is put together: spaces single, none at the ends of lines, at most one empty line in a row, no
 * bullet alone on its line, nothing invisible.
 */
final class Tidied {
    private static final byte PLAIN = 0;
    private static final byte SPACE = 1;
    private static final byte NEW_LINE = 2;
    private static final byte SKIPPED = 3;
    private static final byte[] KINDS = new byte[0x100];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = c == '\n' ? NEW_LINE : isSpace(c) ? SPACE : isInvisible(c) ? SKIPPED : PLAIN;
        }
    }

    private char[] out;
    private int length;
    /** Where the last line begins. */
    private int line;
    /** Line ends since the last character, and whether there was a space. */
    private int ends;

    private boolean space;

    Tidied(int likelyLength) {
        out = new char[likelyLength + 16];
    }

    /** What {@link #backTo} goes back to. */
    record Mark(int length, int line, int ends, boolean space) {}

    Mark mark() {
        return new Mark(length, line, ends, space);
    }

    void backTo(Mark mark) {
        length = mark.length;
        line = mark.line;
        ends = mark.ends;
        space = mark.space;
    }

    void newLines(int number) {
        ends += number;
    }

    /** A bullet on a line of its own. */
    void bullet() {
        ends++;
        visible('-');
        space = true;
    }

    /** Part of a text in which line ends are line ends. */
    void add(String text) {
        add(text.toCharArray(), 0, text.length(), NEW_LINE);
    }

    /** Part of a text in which line ends are spaces, as in HTML. */
    void addFlowing(String text) {
        add(text.toCharArray(), 0, text.length(), SPACE);
    }

    /** The same of some characters. */
    void addFlowing(char[] text, int from, int to) {
        add(text, from, to, SPACE);
    }

    private void add(char[] text, int from, int to, byte newLine) {
        // What parts characters was read, too, but for two line ends from before.
        int room = length + to - from + 2;
        if (room > out.length) {
            out = Arrays.copyOf(out, Math.max(room, out.length * 2));
        }
        char[] all = out;
        int end = length;
        boolean parted = space || ends > 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            byte kind = c < KINDS.length ? KINDS[c] : isSpace(c) ? SPACE : isInvisible(c) ? SKIPPED : PLAIN;
            if (kind == PLAIN) {
                if (parted) {
                    length = end;
                    part();
                    end = length;
                    parted = false;
                }
                all[end++] = c;
            } else if (kind == SPACE || kind == NEW_LINE && newLine == SPACE) {
                space = true;
                parted = true;
            } else if (kind == NEW_LINE) {
                ends++;
                parted = true;
            }
        }
        length = end;
    }

    private void visible(char c) {
        if (length + 3 > out.length) {
            out = Arrays.copyOf(out, out.length * 2);
        }
        part();
        out[length++] = c;
    }

    private void part() {
        if (length > 0) {
            if (ends > 0) {
                boolean bullet = length == line + 1 && out[line] == '-';
                out[length++] = bullet ? ' ' : '\n';
                if (!bullet && ends > 1) {
                    out[length++] = '\n';
                }
                line = length;
            } else if (space) {
                out[length++] = ' ';
            }
        }
        ends = 0;
        space = false;
    }

    @Override
    public String toString() {
        return new String(out, 0, length);
    }

    /** What separates words, and control characters: they have no meaning in a text. */
    private static boolean isSpace(char c) {
        return c < 0x80
                ? c <= ' ' || c == 0x7f
                : c == 0x85 || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** But for the joiners U+200C and U+200D, by which Persian and Indic words and many emoji are spelt. */
    private static boolean isInvisible(char c) {
        return c == 0xad
                || c == 0x200b
                || c == 0x200e
                || c == 0x200f
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2060 && c <= 0x2064
                || c == 0xfeff;
    }
}
