package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkupTest {
    @ParameterizedTest
    @MethodSource("descriptions")
    void keepsALittleHtmlAndReadsItsText(String given, String html, String text) {
        Markup.Description description = Markup.ofHtml(given);
        assertThat(description.html()).isEqualTo(html);
        assertThat(description.text()).isEqualTo(text);
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                Arguments.of("<p>Hello</p><p>World</p>", "<p>Hello</p><p>World</p>", "Hello\n\nWorld"),
                Arguments.of("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", "ab"),
                Arguments.of("<p onclick=\"x()\" style=\"min-height:1.5em\">a</p>", "<p>a</p>", "a"),
                Arguments.of("<img src=x onerror=alert(1)>a", "a", "a"),
                Arguments.of("<svg><script>x</script></svg><p>a</p>", "<p>a</p>", "a"),
                Arguments.of("<style>p{}</style><title>t</title><p>a</p>", "<p>a</p>", "a"),
                Arguments.of("<iframe src=//evil>b</iframe><p>a</p>", "<p>a</p>", "a"),
                Arguments.of("<h1>Big</h1><h6>Small</h6>", "<h3>Big</h3><h4>Small</h4>", "Big\n\nSmall"),
                Arguments.of(
                        "<ul><li>one</li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>", "- one\n\n- two"),
                Arguments.of("<div>one</div><div>two</div>", "<p>one</p><p>two</p>", "one\n\ntwo"),
                Arguments.of("<p></p><p>&nbsp;</p><p>a&nbsp;b</p>", "<p>a&nbsp;b</p>", "a b"),
                Arguments.of("a<br>b", "a<br>b", "a\nb"),
                Arguments.of("caf&eacute; &amp; &lt;bar&gt;", "café &amp; &lt;bar&gt;", "café & <bar>"),
                Arguments.of("zero\u200bwidth s\u00adoft", "zero\u200bwidth s\u00adoft", "zerowidth soft"),
                Arguments.of("", "", ""),
                Arguments.of("   <p> </p> ", "", ""));
    }

    @Test
    void linksAreKeptWithoutWhatTheyCouldDo() {
        String html = Markup.ofHtml("<a href=\"https://a.example/x\" target=_blank onclick=x>a</a>"
                        + "<a href=\"javascript:alert(1)\">b</a><a href=\"data:text/html,x\">c</a>")
                .html();
        assertThat(html)
                .contains("<a href=\"https://a.example/x\" rel=\"nofollow noopener noreferrer\">a</a>")
                .doesNotContain("javascript", "data:", "onclick", "target");
    }

    @Test
    void spacesAreSingleAndABulletIsNotAloneOnItsLine() {
        assertThat(Markup.ofText("  a \t\u00a0 b\u0007c \n \n\n\n - \n\n d\n-\n-\ne \u200b\n-\n")
                        .text())
                .isEqualTo("a b c\n\n- d\n- - e\n-");
        assertThat(Markup.line(" a\u00ad\n b\u2028 ")).isEqualTo("a b");
    }

    @Test
    void textWithoutMarkupKeepsItsLinesAndIsEscaped() {
        Markup.Description description = Markup.ofText("One <b>\r\ntwo & three\n\n\n\nfour");
        assertThat(description.text()).isEqualTo("One <b>\ntwo & three\n\nfour");
        assertThat(description.html()).isEqualTo("<p>One &lt;b&gt;<br>two &amp; three</p><p>four</p>");
    }

    @Test
    void escapedHtmlIsUnescapedOnce() {
        assertThat(Markup.ofHtml(Markup.unescaped("&lt;p&gt;R&amp;amp;D &lt;script&gt;x&lt;/script&gt;&lt;/p&gt;"))
                        .text())
                .isEqualTo("R&D");
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(Markup.line(" Senior\u00a0R&amp;D\n Engineer\u200b ")).isEqualTo("Senior R&D Engineer");
        assertThat(Markup.line("AT&T")).isEqualTo("AT&T");
    }

    @Test
    void deeplyNestedMarkupIsNoBurden() {
        String html = "<div>".repeat(20_000) + "deep" + "</div>".repeat(20_000);
        assertThat(Markup.ofHtml(html).text()).contains("deep");
    }

    @Property(tries = 300)
    void sanitisedHtmlStaysTheSameWhenSanitisedAgain(@ForAll @StringLength(max = 200) String given) {
        String once = Markup.ofHtml("<p>" + given + "</p>").html();
        assertThat(Markup.ofHtml(once).html()).isEqualTo(once);
    }

    @Test
    void joinersStayBecauseWordsAndEmojiAreSpeltWithThem() {
        assertThat(Markup.ofText(
                                "\ud83d\udc69\u200d\ud83c\udf73 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u06cc\u0645\u200b")
                        .text())
                .isEqualTo("\ud83d\udc69\u200d\ud83c\udf73 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u06cc\u0645");
    }
}
