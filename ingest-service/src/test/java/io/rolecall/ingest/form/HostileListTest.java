package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists made to harm: each costs a bounded time and memory, and says what was wrong. */
@Timeout(60)
class HostileListTest {
    private static final String JOB =
            "<job><id>1</id><title>A</title><company>C</company><url>https://a.example/1</url></job>";

    /** A text that consists of another, so many times. */
    static InputStream repeated(String before, String part, long times, String after) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        Iterator<InputStream> parts = new Iterator<>() {
            private long left = times + 2;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public InputStream next() {
                if (left-- <= 0) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(
                        left == times + 1
                                ? before.getBytes(StandardCharsets.UTF_8)
                                : left == 0 ? after.getBytes(StandardCharsets.UTF_8) : bytes);
            }
        };
        return new SequenceInputStream(Collections.enumeration(new java.util.AbstractCollection<InputStream>() {
            @Override
            public Iterator<InputStream> iterator() {
                return parts;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        }));
    }

    private static Case stream(String type, InputStream in) {
        return new Case(type).stream("/list", () -> in).read("/list");
    }

    @Test
    void entitiesExpandToNothing() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE jobs [<!ENTITY a0 \"laugh\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        bomb.append(
                "]><jobs><job><id>1</id><title>A&a11;</title><company>C</company><url>https://a.example</url></job></jobs>");
        Case read = Case.of("xml", bomb.toString());
        assertThat(read.error == null ? read.only().title() : read.error).hasSizeLessThan(200);
    }

    @Test
    void nothingOutsideIsFetched() {
        Case read = Case.of("xml", """
                <!DOCTYPE jobs SYSTEM "{base}/dtd" [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "{base}/p"> %p;]>
                <jobs><job><id>1</id><title>A&x;B</title><company>C</company><url>https://a.example</url></job></jobs>""");
        assertThat(read.asked).containsExactly("/list");
        assertThat(read.open.values()).allSatisfy(p -> assertThat(p.title()).isEqualTo("A&x;B"));
    }

    @Test
    void tenThousandLevelsAreNotRead() {
        Case read = Case.of("xml", "<jobs>" + JOB + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</jobs>");
        assertThat(read.error).startsWith("is nested more than 50 elements deep, at line 1");
        assertThat(read.open).hasSize(1);
    }

    @Test
    void anItemWithATextThatIsTooLongIsRefusedAndTheNextIsRead() {
        Case read = stream(
                "xml",
                repeated(
                        "<jobs><job><id>0</id><title>B</title><company>C</company><description>",
                        "x".repeat(100_000),
                        300,
                        "</description></job>" + JOB + "</jobs>"));
        assertThat(read.refused).singleElement().satisfies(r -> {
            assertThat(r.externalId()).isEqualTo("0");
            assertThat(r.message()).startsWith("has a text of more than 1000000 characters in description");
        });
        assertThat(read.open).hasSize(1);
        assertThat(read.error).isNull();
    }

    @Test
    void anItemOfTooManyElementsIsRefused() {
        Case read = stream("xml", repeated("<jobs>" + JOB + "<job><id>0</id>", "<a/>", 50_000, "</job></jobs>"));
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.message()).startsWith("has more than 20000 elements"));
        assertThat(read.open).hasSize(1);
    }

    @Test
    void aTagOrSectionThatDoesNotEndIsNotKept() {
        for (String begin : List.of("<![CDATA[", "<!--", "<job a=\"", "<", "<?x ", "<!DOCTYPE ")) {
            Case read = stream("xml", repeated("<jobs>" + JOB + begin, "x".repeat(100_000), 200, ""));
            assertThat(read.error).as(begin).isNotNull().hasSizeLessThan(300);
        }
    }

    @Test
    void manyItemsAreReadOneByOne() {
        String job =
                "<job><id>%d</id><title>Caf&amp;&#233; &lt;</title><company>C</company><url>https://a.example/1</url><description><![CDATA["
                                .formatted(7)
                        + "word ".repeat(2_000) + "]]></description></job>";
        Case read = new Case("xml").stream("/list", () -> repeated("<jobs>", job, 3_000, "</jobs>"));
        read.read("/list");
        assertThat(read.error).isNull();
        assertThat(read.open).hasSize(1);
        assertThat(read.refused).hasSize(2_999);
    }
}
