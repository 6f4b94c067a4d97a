package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingField;
import io.rolecall.query.Query;
import io.rolecall.testing.Postings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** What is written of matches, without a store: what is known of vacancies and rows is in maps. */
class SortingTest {
    private static final Instant NOW = Postings.SEEN.plus(Duration.ofHours(1));
    private static final Posting PILOT =
            Postings.aPosting().title("Pilot").clusterId("vacancy").build();
    private static final Posting ELSEWHERE =
            Postings.aPosting().title("Pilot elsewhere").clusterId("vacancy").build();

    private final Map<String, Found> found = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();

    @Test
    void many_alerts_that_find_a_posting_are_one_document_and_each_has_its_row() {
        Sorting sorting = sorted(matches(published(PILOT), "a", "b", "c"));
        assertThat(sorting.fresh()).hasSize(1);
        assertThat(sorting.count(Set.of())).isEqualTo(3);
        assertThat(sorting.waits(Set.of())).containsOnlyKeys("a", "b", "c").containsEntry("a", List.of("vacancy"));
        Row row = row("b");
        assertThat(row.waiting()).isTrue();
        assertThat(row.posting().title()).isEqualTo("Pilot");
        assertThat(row.matchedAt()).isEqualTo(NOW);
        assertThat(found.get("vacancy").row("stranger")).isNull();
    }

    @Test
    void what_is_read_again_is_let_wait_again_and_written_no_second_time() {
        News news = published(PILOT);
        sorted(matches(news, "a", "b"));
        Sorting again = sorted(matches(news, "a", "b"));
        assertThat(again.fresh()).isEmpty();
        assertThat(again.added()).isEmpty();
        assertThat(again.count(Set.of())).isZero();
        assertThat(again.waits(Set.of())).containsOnlyKeys("a", "b");
    }

    @Test
    void what_was_told_has_a_row_of_its_own_and_does_not_wait_again() {
        sorted(matches(published(PILOT), "a", "b"));
        rows.put("a|vacancy", sent(row("a")));
        Sorting again = sorted(matches(published(PILOT), "a", "b"));
        assertThat(again.waits(Set.of())).containsOnlyKeys("b");
        assertThat(again.again()).isEmpty();
    }

    @Test
    void late_enrichment_adds_whom_it_makes_match_and_shows_the_newest_state_to_who_waits() {
        sorted(matches(published(PILOT), "a", "b"));
        Posting enriched = Postings.changed(PILOT).title("Chief pilot").build();
        Sorting late = sorted(matches(changed(enriched), "b", "c"));
        assertThat(late.count(Set.of())).isEqualTo(1);
        assertThat(late.added()).containsOnlyKeys("vacancy");
        assertThat(row("a").posting().title()).as("it is found no more").isEqualTo("Pilot");
        assertThat(row("b").posting().title()).isEqualTo("Chief pilot");
        assertThat(row("c").posting().title()).isEqualTo("Chief pilot");
        assertThat(row("b").matchedAt()).isEqualTo(NOW);
    }

    @Test
    void another_posting_of_the_vacancy_is_the_spare_of_who_waits_and_new_to_others() {
        sorted(matches(published(PILOT), "a"));
        Sorting other = sorted(matches(published(ELSEWHERE), "a", "b"));
        assertThat(other.count(Set.of())).isEqualTo(1);
        assertThat(Objects.requireNonNull(row("a").spare()).title()).isEqualTo("Pilot elsewhere");
        assertThat(row("a").posting().title()).isEqualTo("Pilot");
        assertThat(row("b").posting().title()).isEqualTo("Pilot elsewhere");
        assertThat(row("b").spare()).isNull();
    }

    @Test
    void two_postings_of_a_vacancy_in_one_batch_are_one_document() {
        List<Match> both = new ArrayList<>(matches(published(PILOT), "a"));
        both.addAll(matches(published(ELSEWHERE), "a", "b"));
        Sorting sorting = sorted(both);
        assertThat(sorting.fresh()).hasSize(1);
        assertThat(sorting.added()).isEmpty();
        assertThat(row("b").posting().title()).isEqualTo("Pilot elsewhere");
    }

    @Test
    void whom_another_instance_wrote_down_first_is_neither_counted_nor_let_wait_twice() {
        Sorting sorting = sorted(matches(published(PILOT), "a"));
        assertThat(sorting.count(Set.of("vacancy"))).isZero();
        assertThat(sorting.waits(Set.of("vacancy"))).isEmpty();
    }

    @Test
    void what_is_stored_is_read_as_it_was_written_and_the_posting_with_it() {
        sorted(matches(published(PILOT), "a", "b"));
        BsonDocument stored = Objects.requireNonNull(found.get("vacancy"))
                .document()
                .toBsonDocument(Document.class, Bson.DEFAULT_CODEC_REGISTRY);
        Found read = Found.of(new DocumentCodec()
                .decode(new BsonDocumentReader(stored), DecoderContext.builder().build()));
        assertThat(read.row("a")).isEqualTo(row("a"));
        Found.Entry entry = Objects.requireNonNull(read.entry(row("a")));
        assertThat(entry.unpacked()).isEqualTo(PILOT);
    }

    private Sorting sorted(List<Match> matches) {
        Sorting sorting = new Sorting(NOW);
        sorting.sort(matches, ids -> some(found, ids), ids -> some(rows, ids), _ -> Map.of());
        sorting.fresh().forEach(it -> found.put(it.clusterId(), it));
        sorting.added().forEach((id, entries) -> entries.forEach(e -> found.computeIfPresent(id, (k, v) -> v.with(e))));
        return sorting;
    }

    private static <T> Map<String, T> some(Map<String, T> all, Collection<String> ids) {
        Map<String, T> some = new HashMap<>(all);
        some.keySet().retainAll(ids);
        return some;
    }

    private Row row(String alertId) {
        return Objects.requireNonNull(
                Objects.requireNonNull(found.get("vacancy")).row(alertId));
    }

    private static Row sent(Row r) {
        return new Row(
                r.id(),
                r.alertId(),
                r.clusterId(),
                null,
                1,
                false,
                RowState.SENT,
                r.matchedAt(),
                r.posting(),
                null,
                null,
                List.of(),
                "delivery",
                NOW);
    }

    private static News published(Posting posting) {
        return new News(new PostingEvent.PostingPublished(Postings.SEEN, posting), null, false);
    }

    private static News changed(Posting posting) {
        return new News(
                new PostingEvent.PostingChanged(Postings.SEEN, posting, Set.of(PostingField.TITLE)), null, false);
    }

    private static List<Match> matches(News news, String... alertIds) {
        return List.of(alertIds).stream().map(id -> new Match(alert(id), news)).toList();
    }

    private static LiveAlert alert(String id) {
        Query query = Query.parse(Map.of());
        return new LiveAlert(
                id,
                1,
                true,
                "subscriber",
                query,
                query,
                Postings.SEEN,
                new Schedule(Cadence.IMMEDIATE, LocalTime.NOON, DayOfWeek.MONDAY, ZoneOffset.UTC),
                Terms.USUAL);
    }
}
