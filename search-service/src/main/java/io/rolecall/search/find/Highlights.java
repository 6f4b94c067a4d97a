package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.query.Field;
import io.rolecall.query.Marks;
import io.rolecall.query.Query;
import io.rolecall.query.Reason;
import io.rolecall.query.TextSpan;
import java.util.List;

/**
 * Where the words that were asked for occur in a posting. HTML: text is escaped, and {@code <em>} is the only element.
 *
 * @param title the whole title
 * @param description the passage that says most of what was asked for; the beginning where it says nothing of it
 */
public record Highlights(String title, String description) {
    private static final int PASSAGE = 260;

    /** How far into a text words are looked for: real descriptions are shorter, and a page must not wait for one that isn't. */
    private static final int DEEPEST = 40_000;

    /** Marks the postings of one page: what one text taught of a word, the next ones know. */
    static final class Marker {
        private final Marks marks;

        Marker(Query query) {
            this.marks = new Marks(query);
        }

        Highlights mark(Posting posting) {
            return Highlights.of(marks, posting);
        }

        /** Why a posting that matches does; best asked after its texts were marked. */
        List<Reason> why(Posting posting) {
            return marks.reasons(posting);
        }
    }

    private static Highlights of(Marks marks, Posting posting) {
        String title = posting.title();
        String text = posting.descriptionText();
        String searched = text.length() > DEEPEST ? text.substring(0, boundary(text, DEEPEST)) : text;
        return new Highlights(
                mark(title, 0, title.length(), marks.spans(Field.TITLE, title, posting.language())),
                passage(searched, marks.spans(Field.TEXT, searched, posting.language())));
    }

    private static String passage(String text, List<TextSpan> spans) {
        int from = spans.isEmpty() ? 0 : start(text, densest(spans));
        int to = end(text, from);
        String marked = mark(text, from, to, spans).strip();
        return (from > 0 ? "… " : "") + marked + (to < text.length() ? " …" : "");
    }

    /** The start of the window of {@link #PASSAGE} characters with the most occurrences, the first of equals. */
    private static int densest(List<TextSpan> spans) {
        int best = 0;
        int most = 0;
        for (int first = 0, last = 0; first < spans.size(); first++) {
            while (last < spans.size()
                    && spans.get(last).end() <= spans.get(first).start() + PASSAGE - 60) {
                last++;
            }
            if (last - first > most) {
                most = last - first;
                best = first;
            }
        }
        return spans.get(best).start();
    }

    /** A little before the first occurrence, at the beginning of a word. */
    private static int start(String text, int hit) {
        if (hit <= 60) {
            return 0;
        }
        for (int i = hit - 60; i < hit; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return boundary(text, hit);
    }

    private static int end(String text, int from) {
        int limit = from + PASSAGE;
        if (limit >= text.length()) {
            return text.length();
        }
        for (int i = limit; i > limit - 40; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return boundary(text, limit);
    }

    private static int boundary(String text, int at) {
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String mark(String text, int from, int to, List<TextSpan> spans) {
        StringBuilder html = new StringBuilder(to - from + 32);
        int at = from;
        for (TextSpan span : spans) {
            if (span.start() < at || span.end() > to) {
                continue;
            }
            escape(text, at, span.start(), html);
            html.append("<em>");
            escape(text, span.start(), span.end(), html);
            html.append("</em>");
            at = span.end();
        }
        escape(text, at, to, html);
        return html.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
