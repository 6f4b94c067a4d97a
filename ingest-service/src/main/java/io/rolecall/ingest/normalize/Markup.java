package io.rolecall.ingest.normalize;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/** Descriptions: the little HTML that is kept, and the text that is read from it. Nothing in either can run or load. */
final class Markup {
    private static final Safelist KEPT = Safelist.none()
            .addTags("p", "ul", "ol", "li", "br", "b", "i", "em", "strong", "h3", "h4", "a")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "https", "http", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    private static final Set<String> DROPPED = names(
            "script style head title template noscript iframe object embed svg math form select textarea button input");
    private static final Set<String> BLOCKS = names(
            "p ul ol li h1 h2 h3 h4 h5 h6 div section article header footer main aside nav table thead tbody tfoot tr blockquote pre dl dt dd figure address hr center");
    private static final Set<String> FOREIGN_BLOCKS = names(
            "div section article header footer main aside nav table thead tbody tfoot tr blockquote pre dl dt dd figure address center");
    private static final Pattern TAG = Pattern.compile(
            "(?i)<(?:/?(?:p|br|div|ul|ol|li|b|i|em|strong|span|a|h[1-6]|table|script|img|font|u)\\b)[^<>]*>");

    private Markup() {}

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    /** A description in both forms. */
    record Description(String html, String text) {
        static final Description NONE = new Description("", "");
    }

    /** Whether a text that may be either is HTML. */
    static boolean looksLikeHtml(String text) {
        return text.indexOf('<') >= 0 && TAG.matcher(text).find();
    }

    /** HTML that was escaped as a whole, once, as some sources send it. */
    static String unescaped(String escapedHtml) {
        return escapedHtml.indexOf('&') < 0 ? escapedHtml : Parser.unescapeEntities(escapedHtml, false);
    }

    static Description ofHtml(String html) {
        if (html.isBlank()) {
            return Description.NONE;
        }
        Description simple = SimpleHtml.read(html);
        return simple != null ? simple : ofAnyHtml(html);
    }

    /** By a parser that reads whatever browsers read. */
    static Description ofAnyHtml(String html) {
        Document dirty = org.jsoup.Jsoup.parseBodyFragment(html);
        for (Element element : dirty.getAllElements()) {
            if (DROPPED.contains(element.normalName())) {
                element.remove();
            }
        }
        for (Element element : dirty.body().getAllElements()) {
            switch (element.normalName()) {
                case "h1", "h2" -> element.tagName("h3");
                case "h5", "h6" -> element.tagName("h4");
                default -> {}
            }
        }
        // A block that isn't kept parts its text from what is around it, so it becomes a paragraph or gives way to its
        // own blocks.
        for (Element element : dirty.body().getAllElements().asList().reversed()) {
            if (FOREIGN_BLOCKS.contains(element.normalName()) && element.parent() != null) {
                if (element.children().stream().anyMatch(child -> BLOCKS.contains(child.normalName()))) {
                    element.before("<br>").after("<br>").unwrap();
                } else if (element.parents().stream()
                        .anyMatch(parent -> parent.normalName().equals("p"))) {
                    element.before("<br>").after("<br>").unwrap();
                } else {
                    element.tagName("p");
                }
            } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
                element.after(new TextNode(" "));
            }
        }
        Document clean = new Cleaner(KEPT).clean(dirty);
        for (Element paragraph : clean.select("p,li,ul,ol,h3,h4")) {
            if (isBlank(paragraph)) {
                paragraph.remove();
            }
        }
        clean.outputSettings().prettyPrint(false);
        String kept = withoutControls(clean.body().html()).strip();
        String text = text(clean.body());
        return text.isEmpty() ? Description.NONE : new Description(kept, text);
    }

    /** Without building its text: most have some at once. */
    private static boolean isBlank(Node node) {
        if (node instanceof TextNode words) {
            String text = words.getWholeText();
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != '\u00a0' && !Character.isWhitespace(text.charAt(i))) {
                    return false;
                }
            }
        }
        for (int i = 0; i < node.childNodeSize(); i++) {
            if (!isBlank(node.childNode(i))) {
                return false;
            }
        }
        return true;
    }

    /** Plain text: an empty line parts paragraphs, a line stays a line. */
    static Description ofText(String plain) {
        String text = tidy(plain.replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isEmpty()) {
            return Description.NONE;
        }
        StringBuilder html = new StringBuilder(text.length() + 64);
        for (String paragraph : text.split("\n\n")) {
            html.append("<p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
        }
        return new Description(html.toString(), text);
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!SimpleHtml.means(c) || c == '"' || c == '\'') {
                return org.jsoup.nodes.Entities.escape(text);
            }
        }
        return text;
    }

    /** One line of plain text, such as a title: entities resolved, spaces single. */
    static String line(String text) {
        String resolved = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
        return tidy(resolved.replace('\n', ' '));
    }

    private static String text(Element body) {
        Tidied text = new Tidied(256);
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.addFlowing(words.getWholeText());
                } else if (node.nodeName().equals("br")) {
                    text.newLines(1);
                } else if (node.nodeName().equals("li")) {
                    text.bullet();
                } else if (BLOCKS.contains(node.nodeName())) {
                    text.newLines(inItem(node) ? 0 : 2);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (BLOCKS.contains(node.nodeName())) {
                    text.newLines(node.nodeName().equals("li") || inItem(node) ? 1 : 2);
                }
            }
        });
        return text.toString();
    }

    private static boolean inItem(Node node) {
        Node parent = node.parent();
        return parent != null && parent.nodeName().equals("li");
    }

    private static String tidy(String text) {
        Tidied tidied = new Tidied(text.length());
        tidied.add(text);
        return tidied.toString();
    }

    /** Control characters but line ends: they have no meaning in a text, and NUL is refused by the contract. */
    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n') || c == 0x7f) {
                return text.replaceAll("[\\x00-\\x09\\x0B-\\x1F\\x7F]", " ");
            }
        }
        return text;
    }
}
