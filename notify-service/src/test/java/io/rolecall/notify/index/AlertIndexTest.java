package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import io.rolecall.testing.Postings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AlertIndexTest {
    private final AlertIndex<String> index = new AlertIndex<>();
    private final Posting posting = Postings.javaEngineerInBerlin();

    @Test
    void a_changed_query_replaces_the_one_before() {
        index.put("a", query("java"));
        assertThat(index.match(posting)).containsExactly("a");
        index.put("a", query("nurse"));
        assertThat(index.match(posting)).isEmpty();
        index.put("a", query("engineer"));
        index.put("a", Query.parse(Map.of("country", List.of("DE"))));
        assertThat(index.match(posting)).containsExactly("a");
        index.put("a", query("nurse OR java"));
        assertThat(index.match(posting)).containsExactly("a");
        index.put("a", query("-java"));
        assertThat(index.match(posting)).isEmpty();
    }

    @Test
    void what_was_removed_is_found_no_more() {
        index.put("a", query("java"));
        index.put("b", Query.parse(Map.of("workplace", List.of("HYBRID"))));
        assertThat(index.match(posting)).containsExactlyInAnyOrder("a", "b");
        index.remove("a");
        index.remove("b");
        index.remove("c");
        assertThat(index.match(posting)).isEmpty();
        assertThat(index.size()).isZero();
    }

    /** Three times the same word at each position make 3^20 ways to find the phrase, of which one is enough. */
    @Test
    @Timeout(10)
    void a_phrase_is_followed_once_however_often_its_words_stand_at_one_position() {
        Posting hostile =
                posting.parts().title("aa'aa'aa ".repeat(20) + "bb'cc").posting();
        index.put("found", query("title:\"" + "aa ".repeat(20) + "cc\""));
        index.put("missed", query("\"" + "aa ".repeat(20) + "dd\""));
        assertThat(index.match(hostile)).containsExactly("found");
    }

    private static Query query(String q) {
        return Query.parse(Map.of("q", List.of(q)));
    }
}
