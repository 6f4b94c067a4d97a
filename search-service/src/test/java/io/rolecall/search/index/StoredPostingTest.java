package io.rolecall.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.Scene;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.lucene.util.BytesRef;

class StoredPostingTest {
    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void a_posting_is_read_as_it_was_stored(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        for (Posting posting : Scene.of(random, 10, 1).postings()) {
            String text = posting.descriptionText().repeat(random.nextInt(4));
            Posting stored = posting.parts()
                    .descriptionText(text)
                    .description(random.nextBoolean() ? "" : "<p>" + text + "</p>")
                    .posting();
            BytesRef bytes = StoredPosting.bytes(stored);
            byte[] within = new byte[bytes.length + 7];
            System.arraycopy(bytes.bytes, bytes.offset, within, 7, bytes.length);
            assertThat(StoredPosting.read(new BytesRef(within, 7, bytes.length)))
                    .isEqualTo(stored);
        }
    }
}
