package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that is a gzip file, whatever its form. */
class GzipListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            xml ! <jobs><job><id>1</id><title>Cook</title><company>B</company></job></jobs>
            csv ! id,title,company#1,Cook,B
            feed ! <rss><channel><item><guid>1</guid><title>Cook</title></item></channel></rss>
            jsonld ! [{"@type":"JobPosting","identifier":"1","title":"Cook","hiringOrganization":"B"}]
            rolecall ! {"id":"1","title":"Cook","organization":"B"}
            jobtech ! [{"id":"1","headline":"Cook","employer":{"name":"B"}}]
            greenhouse ! {"jobs":[{"id":1,"title":"Cook"}]}
            ashby ! {"jobs":[{"id":"1","title":"Cook"}]}
            lever ! [{"id":"1","text":"Cook"}]
            personio ! <workzag-jobs><position><id>1</id><name>Cook</name></position></workzag-jobs>
            text ! US, TX, Austin#Cook#Cook soup.
            """)
    void anyFormIsReadFromOne(String type, String list) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(list.replace('#', '\n').getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Case.of(type, packed.toByteArray()).only().title()).isEqualTo("Cook");
    }
}
