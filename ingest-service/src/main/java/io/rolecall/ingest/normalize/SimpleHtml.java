package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.Markup.Description;
import io.rolecall.ingest.normalize.SimpleTag.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads descriptions whose HTML can be read in one way only: a few elements, each closed where it must be, and text. Whatever is
 * unusual in any way is left to the parser, whose results it shares: that is property-tested. It writes its own tags and copies
 * nothing of a given one, so that nothing can slip through.
 */
final class SimpleHtml {
    private static final int DEEPEST = 16;

    /** Character references that mean the same everywhere, and how they are kept. */
    private static final String[][] REFERENCES = {
        {"&amp;", "&amp;", "&"},
        {"&nbsp;", "&nbsp;", "\u00a0"},
        {"&lt;", "&lt;", "<"},
        {"&gt;", "&gt;", ">"},
        {"&quot;", "\"", "\""},
        {"&#39;", "'", "'"}
    };

    /** An element that is open: what was kept before it, and whether it has said anything. */
    private static final class Open {
        final SimpleTag tag;
        final int before;
        final Tidied.Mark beforeText;
        boolean says;

        Open(SimpleTag tag, int before, Tidied.Mark beforeText) {
            this.tag = tag;
            this.before = before;
            this.beforeText = beforeText;
        }
    }

    private final String given;
    private final char[] chars;
    private final StringBuilder kept;
    private final Tidied text;
    private final Open[] open = new Open[DEEPEST];
    private int depth;

    private SimpleHtml(String given) {
        this.given = given;
        this.chars = given.toCharArray();
        this.kept = new StringBuilder(given.length() + 16);
        this.text = new Tidied(given.length());
    }

    /** Null for what only the parser can read. */
    static @Nullable Description read(String html) {
        SimpleHtml simple = new SimpleHtml(html);
        return simple.read() ? simple.description() : null;
    }

    private Description description() {
        String plain = text.toString();
        return plain.isEmpty()
                ? Description.NONE
                : new Description(kept.toString().strip(), plain);
    }

    private boolean read() {
        int at = 0;
        while (at < given.length()) {
            int tag = given.indexOf('<', at);
            int end = tag < 0 ? given.length() : tag;
            if (end > at && !text(at, end)) {
                return false;
            }
            at = tag < 0 ? end : tag(tag);
            if (at < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean text(int from, int to) {
        boolean says = false;
        int start = from;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c < ORDINARY.length ? ORDINARY[c] : means(c)) {
                says |= c > ' ' && (c < 0x1680 || !Character.isWhitespace(c));
                continue;
            }
            String[] reference = c == '&' ? reference(i) : null;
            if (reference != null) {
                says |= reference[2].charAt(0) != '\u00a0';
                copy(start, i);
                kept.append(reference[1]);
                text.addFlowing(reference[2]);
                i += reference[0].length() - 1;
                start = i + 1;
            } else if (c == '\u00a0' || c == '\t') {
                copy(start, i);
                kept.append(c == '\t' ? " " : "&nbsp;");
                text.addFlowing(" ");
                start = i + 1;
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(given.charAt(i + 1))) {
                says = true;
                i++;
            } else {
                return false;
            }
        }
        copy(start, to);
        if (says && depth > 0) {
            open[depth - 1].says = true;
            return open[depth - 1].tag.kind() != Kind.LIST;
        }
        return true;
    }

    private void copy(int from, int to) {
        kept.append(given, from, to);
        text.addFlowing(chars, from, to);
    }

    private String @Nullable [] reference(int at) {
        for (String[] reference : REFERENCES) {
            if (given.startsWith(reference[0], at)) {
                return reference;
            }
        }
        return null;
    }

    private static final boolean[] ORDINARY = new boolean[0x100];

    static {
        for (char c = 0; c < ORDINARY.length; c++) {
            ORDINARY[c] = means(c);
        }
    }

    /** Whether a character stands for itself in HTML and is written as it is: no sign of markup, no control, no half. */
    static boolean means(char c) {
        return c < 0x7f
                ? c >= ' ' && c != '&' && c != '<' && c != '>' || c == '\n'
                : c > 0xa0 && (c < 0xd800 || c > 0xdfff && c < 0xfdd0 || c >= 0xff00 && c < 0xfff0);
    }

    /** Answers where the tag ends, -1 where it is not one of the simple. */
    private int tag(int at) {
        boolean end = given.startsWith("/", at + 1);
        int from = end ? at + 2 : at + 1;
        int to = from;
        while (to < given.length() && to - from <= SimpleTag.LONGEST_NAME && isName(given.charAt(to))) {
            to++;
        }
        SimpleTag tag = SimpleTag.named(given.substring(from, to));
        if (tag == null) {
            return -1;
        }
        int close = end ? to : attributesEnd(to, tag.kind() == Kind.BREAK);
        boolean closes = close >= 0 && close < given.length() && given.charAt(close) == '>';
        return closes && (end ? ends(tag) : starts(tag)) ? close + 1 : -1;
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    /** Passes over what looks like {@code name="value"}; none is kept. */
    private int attributesEnd(int from, boolean mayBeSlashed) {
        int i = from;
        while (i < given.length() && given.charAt(i) == ' ') {
            while (given.startsWith(" ", i)) {
                i++;
            }
            int name = i;
            while (i < given.length() && (isName(given.charAt(i)) || i > name && given.charAt(i) == '-')) {
                i++;
            }
            if (i == name) {
                break;
            }
            if (!given.startsWith("=\"", i)) {
                return -1;
            }
            for (i += 2; i < given.length() && given.charAt(i) != '"'; i++) {
                char c = given.charAt(i);
                if (!means(c) || c == '\n') {
                    return -1;
                }
            }
            i++;
        }
        return mayBeSlashed && given.startsWith("/", i) ? i + 1 : i;
    }

    private boolean starts(SimpleTag tag) {
        Kind parent = depth == 0 ? null : open[depth - 1].tag.kind();
        boolean fits = switch (tag.kind()) {
            case BLOCK -> parent == null || parent == Kind.ITEM && tag == SimpleTag.PARAGRAPH;
            case LIST -> parent == null || parent == Kind.ITEM;
            case ITEM -> parent == Kind.LIST;
            case INLINE -> parent != Kind.LIST && !isOpen(tag);
            case BARE, BREAK -> parent != Kind.LIST;
        };
        if (!fits || depth == DEEPEST) {
            return false;
        }
        if (tag.kind() == Kind.BREAK) {
            text.newLines(1);
        } else {
            open[depth++] = new Open(tag, kept.length(), text.mark());
            if (tag.kind() == Kind.ITEM) {
                text.bullet();
            } else if (!tag.inline() && parent != Kind.ITEM) {
                text.newLines(2);
            }
        }
        kept.append(tag.start());
        return true;
    }

    private boolean isOpen(SimpleTag tag) {
        for (int i = 0; i < depth; i++) {
            if (open[i].tag == tag) {
                return true;
            }
        }
        return false;
    }

    private boolean ends(SimpleTag tag) {
        if (depth == 0 || open[depth - 1].tag != tag) {
            return false;
        }
        Open ended = open[--depth];
        if (!tag.inline() && !ended.says) {
            // A block that says nothing is left out, with all that is in it.
            kept.setLength(ended.before);
            text.backTo(ended.beforeText);
            return true;
        }
        kept.append(tag.end());
        if (depth > 0) {
            open[depth - 1].says |= ended.says;
        }
        if (!tag.inline()) {
            boolean inItem = depth > 0 && open[depth - 1].tag.kind() == Kind.ITEM;
            text.newLines(tag.kind() == Kind.ITEM || inItem ? 1 : 2);
        }
        return true;
    }
}
