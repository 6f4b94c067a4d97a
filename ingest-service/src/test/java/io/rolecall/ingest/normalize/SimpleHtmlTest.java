package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.ingest.normalize.Markup.Description;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleHtmlTest {
    private static final List<String> PIECES = List.of(
            "<p>",
            "</p>",
            "<p style=\"min-height:1.5em\">",
            "<p\t>",
            "<P>",
            "<ul>",
            "</ul>",
            "<ol class=\"a b\" data-x=\"1\">",
            "</ol>",
            "<li>",
            "</li>",
            "<b>",
            "</b>",
            "<strong>",
            "</strong>",
            "<em>",
            "</em>",
            "<i>",
            "</i>",
            "<span style=\"x\">",
            "</span>",
            "<br>",
            "<br/>",
            "<br />",
            "</br>",
            "<h1>",
            "</h1>",
            "<h3>",
            "</h3>",
            "<h6>",
            "</h6>",
            "<a href=\"https://a.example\">",
            "</a>",
            "<div>",
            "</div>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<img src=x onerror=alert(1)>",
            "<svg>",
            "<table><tr><td>",
            "<select>",
            "<plaintext>",
            "<p title=\"<b>\">",
            "<p a='\">'>",
            "<p a=\"x\"b=\"y\">",
            "<",
            ">",
            "\"",
            "'",
            "&",
            "&amp;",
            "&lt;script&gt;",
            "&nbsp;",
            "&quot;",
            "&#39;",
            "&#x3c;",
            "&amp",
            "&eacute;",
            "word",
            "Zwei W\u00f6rter",
            " ",
            "  ",
            "\n",
            "\t",
            "\r\n",
            "- ",
            "\u00a0",
            "\u200b",
            "\u00ad",
            "\u2028",
            "\u3000",
            "\ufeff",
            "\u0000",
            "\u007f",
            "\u0085",
            "\ud83d\ude00",
            "\ud83d",
            "\udc00",
            "\uffff",
            "\uff21",
            "\u6f22\u5b57");

    @Property(tries = 20_000)
    void whatItReadsTheParserReadsAlike(@ForAll("markup") String html) {
        readsLikeTheParser(html);
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 20_000)
    void documentsAreReadAlikeWhereOnePieceIsWrong(@ForAll Random random) {
        StringBuilder html = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            block(html, random);
        }
        if (random.nextInt(3) == 0) {
            html.insert(random.nextInt(html.length() + 1), PIECES.get(random.nextInt(PIECES.size())));
        }
        boolean read = readsLikeTheParser(html.toString());
        Statistics.label("read without the parser")
                .collect(read)
                .coverage(share -> share.check(true).percentage(p -> p > 50));
    }

    @Property(tries = 2_000)
    void anyCharactersAreReadAlike(@ForAll @StringLength(max = 30) String text) {
        readsLikeTheParser("<p>" + text + "</p>");
    }

    private static boolean readsLikeTheParser(String html) {
        Description simple = SimpleHtml.read(html);
        if (simple != null) {
            assertThat(simple).isEqualTo(Markup.ofAnyHtml(html));
        }
        return simple != null;
    }

    private static void block(StringBuilder html, Random random) {
        switch (random.nextInt(6)) {
            case 0, 1 -> element(html, random, "p", () -> words(html, random, 3));
            case 2 -> element(html, random, "h" + (1 + random.nextInt(6)), () -> words(html, random, 2));
            case 3, 4 -> list(html, random, 2);
            default -> words(html, random, 2);
        }
        html.append(random.nextInt(3) == 0 ? "\n" : "");
    }

    private static void list(StringBuilder html, Random random, int depth) {
        element(html, random, random.nextBoolean() ? "ul" : "ol", () -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                html.append(random.nextInt(4) == 0 ? "\n  " : "");
                element(html, random, "li", () -> {
                    words(html, random, 2);
                    if (random.nextInt(3) == 0) {
                        element(html, random, "p", () -> words(html, random, 2));
                        words(html, random, 1);
                    }
                    if (depth > 0 && random.nextInt(4) == 0) {
                        list(html, random, depth - 1);
                    }
                });
            }
        });
    }

    private static void words(StringBuilder html, Random random, int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            if (depth > 0 && random.nextInt(3) == 0) {
                String name = List.of("b", "i", "em", "strong", "span").get(random.nextInt(5));
                element(html, random, name, () -> words(html, random, depth - 1));
            } else {
                List<String> texts = List.of(
                        "word",
                        " ",
                        "&nbsp;",
                        "a\u00a0b",
                        "R&amp;D",
                        "caf\u00e9",
                        "<br>",
                        "\n",
                        "-",
                        "1 &lt; 2",
                        "\u200b",
                        "\ud83d\ude00",
                        "\t",
                        "<br />",
                        "don't \"x\"");
                html.append(texts.get(random.nextInt(texts.size())));
            }
        }
    }

    private static void element(StringBuilder html, Random random, String name, Runnable content) {
        html.append('<').append(name);
        html.append(random.nextInt(5) == 0 ? " class=\"a b\" style=\"color: red; font: 'x'\"" : "")
                .append('>');
        content.run();
        html.append("</").append(name).append('>');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a",
                "a</p>",
                "<b><p>a</p></b>",
                "<p><b>a</p></b>",
                "<p>a<p>b</p></p>",
                "<ul>a</ul>",
                "<li>a</li>",
                "<a href=\"https://a.example\">a</a>",
                "<script>alert(1)</script>",
                "<p onclick=alert(1)>a</p>",
                "<p title=\"<script>\">a</p>",
                "<P>a</P>",
                "<!-- a -->",
                "a < b",
                "R&D",
                "&#60;script>",
                "\u0000",
                "\ud83d",
                "<p/>"
            })
    void whatIsUnusualIsLeftToTheParser(String html) {
        assertThat(SimpleHtml.read(html)).isNull();
    }

    @Test
    void attributesAreNeverKept() {
        assertThat(SimpleHtml.read(
                        "<p style=\"x\"><span class=\"y\">a<br clear=\"all\" />b</span></p><h1 id=\"z\">c</h1>"))
                .isEqualTo(new Description("<p>a<br>b</p><h3>c</h3>", "a\nb\n\nc"));
    }

    @Test
    void blocksThatSayNothingAreLeftOut() {
        assertThat(SimpleHtml.read("<p>a</p><p>&nbsp;<br></p><ul><li><p> </p></li></ul><ul><li>b</li><li></li></ul>"))
                .isEqualTo(new Description("<p>a</p><ul><li>b</li></ul>", "a\n\n- b"));
    }
}
