package io.rolecall.query;

import io.rolecall.query.Chars.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into terms: the first half of the one analysis that postings and queries share (the other is {@link Inflection}).
 * One pass, no look further than a few characters, and no term longer than {@value #LONGEST} letters.
 */
final class Tokenizer {
    /** A longer run of letters is cut: it is data, not a word. */
    private static final int LONGEST = 64;

    /** Of a word in UTF-16 units with its marks; no query is as long. */
    private static final int LONGEST_WRITTEN = 1_024;

    /** More pieces between hyphens than this are no compound. */
    static final int MOST_JOINED = 5;

    private static final Set<String> BEFORE_NET = Set.of("asp", "ado", "vb", "ml", "c#", "f#");

    private final String text;
    private final List<Token> tokens;
    private int position;

    /** The word just read. */
    private String form = "";

    private Tokenizer(String text) {
        this.text = text;
        this.tokens = new ArrayList<>(8 + text.length() / 5);
    }

    /** The terms in the order of their positions. */
    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            i = switch (Chars.kind(c)) {
                case WORD -> hyphenated(i);
                case UNSPACED -> single(i, marks(next));
                case EMOJI -> emoji(i, c, next);
                case MARK -> next;
                case OTHER -> dotNet(i, "") ? hyphenated(i) : next;
            };
        }
    }

    private int single(int start, int end) {
        add(Fold.fold(text, start, end), start, end);
        return end;
    }

    private int emoji(int start, int c, int next) {
        int end = next;
        if (Chars.regional(c) && next < text.length() && Chars.regional(text.codePointAt(next))) {
            end += 2;
        }
        add(text.substring(start, end), start, end);
        return marks(end);
    }

    private void add(String term, int start, int end) {
        if (!term.isEmpty()) {
            tokens.add(new Token(term, position++, start, end, Token.Kind.MAIN, 1));
        }
    }

    /** Words with hyphens between them, usually just one. */
    private int hyphenated(int start) {
        int firstToken = tokens.size();
        int firstPosition = position;
        StringBuilder joined = null;
        int pieces = 1;
        int i = piece(start);
        while (i + 1 < text.length() && Chars.hyphen(text.charAt(i)) && startsPiece(i + 1)) {
            if (joined == null) {
                joined = new StringBuilder(plain(form) ? form : "-");
            }
            i = piece(i + 1);
            joined.append(plain(form) ? form : "-");
            pieces++;
        }
        if (joined != null && pieces == position - firstPosition && pieces <= MOST_JOINED && joins(joined)) {
            tokens.add(
                    firstToken + 1, new Token(joined.toString(), firstPosition, start, i, Token.Kind.JOINED, pieces));
        }
        return i;
    }

    private static boolean joins(StringBuilder joined) {
        boolean letter = false;
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '-') {
                return false;
            }
            letter |= Character.isLetter(joined.charAt(i));
        }
        return letter && joined.length() <= LONGEST;
    }

    private static boolean plain(String form) {
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return !form.isEmpty();
    }

    private boolean startsPiece(int i) {
        return Chars.kind(text.codePointAt(i)) == Kind.WORD || dotNet(i, "");
    }

    /** Reads one word, with what this field writes into words: C++, C#, Node.js, R&D, 3.11, o'brien. */
    private int piece(int start) {
        if (text.charAt(start) == '.') {
            form = ".net";
            add(form, start, start + 4);
            return start + 4;
        }
        StringBuilder whole = null;
        List<String> parts = List.of();
        int letters = 0;
        int segment = start;
        int i = start;
        while (i < text.length() && i - start < LONGEST_WRITTEN) {
            int c = text.codePointAt(i);
            Kind kind = Chars.kind(c);
            if (kind == Kind.WORD && letters < LONGEST) {
                letters++;
                i += Character.charCount(c);
            } else if (kind == Kind.MARK) {
                i += Character.charCount(c);
            } else if (kind == Kind.OTHER && letters < LONGEST && joiner(c, i, segment, whole == null)) {
                String part = Fold.fold(text, segment, i);
                whole = (whole == null ? new StringBuilder() : whole).append(part);
                if (Chars.apostrophe(c)) {
                    parts = with(parts, part);
                } else {
                    whole.append((char) c);
                }
                segment = ++i;
            } else {
                break;
            }
        }
        String last = Fold.fold(text, segment, i);
        if (!parts.isEmpty()) {
            parts = with(parts, last);
        }
        form = Spellings.usual(
                whole == null ? last : Numbers.usual(whole.append(last).toString()));
        return ending(start, i, parts);
    }

    /** What may follow the letters of a word and belong to it. */
    private int ending(int start, int from, List<String> parts) {
        int i = from;
        if (text.startsWith("++", i) && letters(form)) {
            form += "++";
            i += 2;
        } else if (i < text.length() && text.charAt(i) == '#' && form.length() == 1 && letters(form)) {
            form += "#";
            i++;
        } else if (text.regionMatches(true, i, ".js", 0, 3) && !wordAt(i + 3) && !form.endsWith(".js") && plain(form)) {
            form += ".js";
            i += 3;
        }
        if (form.endsWith(".js")) {
            parts = with(parts, form.substring(0, form.length() - 3));
        }
        if (parts.size() > 2 && parts.getLast().equals("s")) {
            parts = with(parts, form.substring(0, form.length() - 1));
        }
        int at = position;
        add(form, start, i);
        for (String part : parts) {
            if (part.length() > 1 && position > at) {
                tokens.add(new Token(part, at, start, i, Token.Kind.PART, 1));
            }
        }
        if (dotNet(i, form)) {
            add(".net", i, i + 4);
            form = ".net";
            i += 4;
        }
        return i;
    }

    /** Whether a character between two stretches of letters or digits makes them one word. */
    private boolean joiner(int c, int i, int segment, boolean first) {
        if (i == segment || i + 1 >= text.length() || !wordAt(i + 1)) {
            return false;
        }
        boolean digits = Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1));
        return switch (c) {
            case '.' -> digits;
            case ',' -> digits && digitAt(i + 2) && digitAt(i + 3) && !digitAt(i + 4);
            case '&' -> first && i - segment <= 2 && wordAt(i + 1) && !(wordAt(i + 2) && wordAt(i + 3));
            default -> Chars.apostrophe(c);
        };
    }

    private boolean wordAt(int i) {
        return i < text.length() && Chars.kind(text.codePointAt(i)) == Kind.WORD;
    }

    private boolean digitAt(int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    /** Whether ".NET" stands here, and not the end of an address. */
    private boolean dotNet(int i, String before) {
        return text.regionMatches(true, i, ".net", 0, 4)
                && (before.isEmpty()
                        ? i == 0 || Chars.kind(text.codePointBefore(i)) != Kind.WORD
                        : BEFORE_NET.contains(before))
                && (!wordAt(i + 4) || digitAt(i + 4));
    }

    private static boolean letters(String form) {
        return form.codePoints().allMatch(Character::isLetter) && !form.isEmpty();
    }

    private int marks(int from) {
        int i = from;
        while (i < text.length() && i - from < LONGEST_WRITTEN && Chars.kind(text.codePointAt(i)) == Kind.MARK) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static List<String> with(List<String> parts, String part) {
        List<String> more = new ArrayList<>(parts);
        more.add(part);
        return more;
    }
}
