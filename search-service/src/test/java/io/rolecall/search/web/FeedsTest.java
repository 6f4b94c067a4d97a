package io.rolecall.search.web;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedsTest {
    private static final URI HOME = URI.create("https://jobs.example.org");

    @Test
    void atomIsWellFormedWhateverATitleHolds() throws Exception {
        Document atom = parse(feed(aPosting()
                .externalId("a/b")
                .title("R&D <b>Engineer</b> ]]> 😀")
                .description("<p>Tom &amp; Jerry</p><script>alert(1)</script>")
                .build()));
        Element entry = (Element) atom.getElementsByTagName("entry").item(0);
        assertThat(text(entry, "title")).startsWith("R&D <b>Engineer</b> ]]> 😀 – ");
        assertThat(text(entry, "content")).isEqualTo("<p>Tom &amp; Jerry</p>");
        assertThat(text(entry, "id")).endsWith("a%2Fb");
        assertThat(text(atom.getDocumentElement(), "updated")).isEqualTo(text(entry, "updated"));
    }

    @Test
    void whatXmlCanNotSayIsLeftOut() {
        assertThat(Atom.legal("a\u0001b\uD800c\uFFFE\n\u00e9😀")).isEqualTo("abc\n\u00e9😀");
    }

    @Test
    void anEmptyFeedIsValidAndStaysTheSame() throws Exception {
        assertThat(parse(feed()).getElementsByTagName("entry").getLength()).isZero();
        assertThat(Atom.of(feed())).isEqualTo(Atom.of(feed()));
    }

    @Test
    void theCalendarHasAnEventForEachDeadlineThatKeepsItsIdentity() {
        Posting first = aPosting()
                .title("Köchin, Küche; " + "sehr ".repeat(30))
                .validThrough(Instant.parse("2026-12-24T22:59:00Z"))
                .version(1)
                .build();
        Posting moved = io.rolecall.testing.Postings.changed(first)
                .validThrough(Instant.parse("2027-01-01T10:00:00Z"))
                .build();
        String calendar = calendar(first, aPosting().validThrough(null).build());
        assertThat(calendar.split("BEGIN:VEVENT")).hasSize(2);
        assertThat(calendar).contains("DTSTART:20261224T225900Z\r\n", "SEQUENCE:0\r\n");
        assertThat(unfolded(calendar)).contains("SUMMARY:Apply by now: Köchin\\, Küche\\; sehr");
        assertThat(calendar.lines().mapToInt(l -> l.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(length -> length <= 75);
        assertThat(calendar(moved)).contains("DTSTART:20270101T100000Z\r\n", "SEQUENCE:1\r\n");
        assertThat(uid(calendar(moved))).isEqualTo(uid(calendar));
        Posting wholeDay =
                aPosting().validThrough(Instant.parse("2027-01-25T00:00:00Z")).build();
        assertThat(unfolded(calendar(wholeDay))).contains("DTSTART:20270124T235959Z", "apply by 24 January 2027");
    }

    private static String uid(String calendar) {
        return unfolded(calendar)
                .lines()
                .filter(l -> l.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    private static String unfolded(String calendar) {
        return calendar.replace("\r\n ", "");
    }

    private static String calendar(Posting... postings) {
        return new String(Calendar.of(feed(postings)), StandardCharsets.UTF_8);
    }

    private static Feed feed(Posting... postings) {
        return new Feed(
                "Rolecall: all postings",
                HOME + "/",
                HOME + "/v1/feed.atom",
                null,
                Labels.ENGLISH.text("feed.deadline"),
                List.of(postings).stream()
                        .map(p -> FeedEntry.of(p, HOME, Labels.ENGLISH))
                        .toList());
    }

    private static Document parse(Feed feed) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(Atom.of(feed)));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
