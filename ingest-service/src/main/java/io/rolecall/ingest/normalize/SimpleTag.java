package io.rolecall.ingest.normalize;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element that {@link SimpleHtml} reads, and the tags with which it is kept. */
record SimpleTag(String name, Kind kind, String start, String end) {
    enum Kind {
        BLOCK,
        LIST,
        ITEM,
        /** Within lines. */
        INLINE,
        /** The same, and not kept. */
        BARE,
        BREAK
    }

    static final SimpleTag PARAGRAPH = new SimpleTag("p", Kind.BLOCK, "p");
    private static final Map<String, SimpleTag> TAGS = Stream.of(
                    PARAGRAPH,
                    new SimpleTag("h1", Kind.BLOCK, "h3"),
                    new SimpleTag("h2", Kind.BLOCK, "h3"),
                    new SimpleTag("h3", Kind.BLOCK, "h3"),
                    new SimpleTag("h4", Kind.BLOCK, "h4"),
                    new SimpleTag("h5", Kind.BLOCK, "h4"),
                    new SimpleTag("h6", Kind.BLOCK, "h4"),
                    new SimpleTag("ul", Kind.LIST, "ul"),
                    new SimpleTag("ol", Kind.LIST, "ol"),
                    new SimpleTag("li", Kind.ITEM, "li"),
                    new SimpleTag("b", Kind.INLINE, "b"),
                    new SimpleTag("i", Kind.INLINE, "i"),
                    new SimpleTag("em", Kind.INLINE, "em"),
                    new SimpleTag("strong", Kind.INLINE, "strong"),
                    new SimpleTag("span", Kind.BARE, "", ""),
                    new SimpleTag("br", Kind.BREAK, "<br>", ""))
            .collect(Collectors.toMap(SimpleTag::name, tag -> tag));
    static final int LONGEST_NAME = 6;

    private SimpleTag(String name, Kind kind, String kept) {
        this(name, kind, "<" + kept + ">", "</" + kept + ">");
    }

    static @Nullable SimpleTag named(String name) {
        return TAGS.get(name);
    }

    /** Within lines. */
    boolean inline() {
        return kind == Kind.INLINE || kind == Kind.BARE;
    }
}
