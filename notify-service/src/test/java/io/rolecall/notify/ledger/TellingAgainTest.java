package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Pay;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a vacancy that was told is told again. All by when things happened; the test's clock stands still. */
class TellingAgainTest {
    private static final Instant TOLD = Postings.SEEN.plus(Duration.ofHours(1));
    private static final Posting OPEN = Postings.aPosting()
            .clusterId("vacancy")
            .pay("40000", "50000", "EUR", Pay.Period.YEAR)
            .build();
    private static final Row ROW = told(row(match(published(OPEN, Postings.SEEN), new Reposts.Always()), TOLD));

    @Test
    void a_flip_tells_nothing_whatever_is_wished() {
        News back = reopened(day(3), day(20));
        assertThat(back.flip()).isTrue();
        assertThat(match(back, new Reposts.Always()).tellsAgain(ROW, null)).isFalse();
    }

    @Test
    void a_posting_that_was_long_away_is_told_again_as_wished() {
        News back = reopened(day(3), day(40));
        assertThat(match(back, new Reposts.Always()).tellsAgain(ROW, null)).isTrue();
        assertThat(match(back, new Reposts.AfterDays(30)).tellsAgain(ROW, null)).isTrue();
        assertThat(match(back, new Reposts.AfterDays(60)).tellsAgain(ROW, null)).isFalse();
        assertThat(match(back, new Reposts.Never()).tellsAgain(ROW, null)).isFalse();
    }

    @Test
    void another_posting_of_the_vacancy_counts_once_the_one_that_was_told_is_closed() {
        Posting other = Postings.aPosting().clusterId("vacancy").build();
        Match match = match(published(other, day(40)), new Reposts.AfterDays(30));
        assertThat(match.tellsAgain(ROW, null)).as("the first one is open").isFalse();
        assertThat(match.tellsAgain(ROW, day(41)))
                .as("the first one was open then")
                .isFalse();
        assertThat(match.tellsAgain(ROW, day(39))).isTrue();
        assertThat(match(published(other, day(20)), new Reposts.AfterDays(30)).tellsAgain(ROW, day(10)))
                .isFalse();
        assertThat(match(published(other, day(20)), new Reposts.Always()).tellsAgain(ROW, day(10)))
                .isTrue();
    }

    @Test
    void what_was_told_again_is_not_told_again_when_it_is_read_again() {
        News back = reopened(day(3), day(40));
        Match match = match(back, new Reposts.Always());
        Row again = told(row(match, day(41)));
        assertThat(match.tellsAgain(again, null)).isFalse();
        Posting older = Postings.aPosting().clusterId("vacancy").build();
        assertThat(match(published(older, day(20)), new Reposts.Always()).tellsAgain(again, day(10)))
                .as("it was there before that was told")
                .isFalse();
    }

    @Test
    void a_change_never_tells_a_vacancy_again() {
        News changed = new News(
                new PostingEvent.PostingChanged(
                        day(90), Postings.changed(OPEN).title("Chief baker").build(), Set.of(PostingField.TITLE)),
                null,
                false);
        assertThat(match(changed, new Reposts.Always()).tellsAgain(ROW, day(2))).isFalse();
    }

    @Test
    void what_changed_is_told_with_what_stood_there_before() {
        Row fact = fate(null, AfterNotice.PAY, pay(2, "60000"));
        assertThat(fact).isNotNull();
        assertThat(fact.before()).isEqualTo("€40,000–50,000 a year");
        assertThat(fact.posting().pay()).isEqualTo("€40,000–60,000 a year");
        assertThat(fact.waiting()).isTrue();
        assertThat(fate(fact, AfterNotice.PAY, pay(2, "60000")))
                .as("read again")
                .isNull();
        assertThat(fate(told(fact), AfterNotice.PAY, pay(2, "60000"))).isNull();
    }

    @Test
    void changes_that_come_before_they_are_told_are_one_and_none_where_they_end_as_they_began() {
        Row first = fate(null, AfterNotice.PAY, pay(2, "60000"));
        Row second = fate(first, AfterNotice.PAY, pay(3, "65000"));
        assertThat(second).isNotNull();
        assertThat(second.before()).isEqualTo("€40,000–50,000 a year");
        assertThat(second.episode()).isEqualTo(1);
        Row third = fate(second, AfterNotice.PAY, pay(4, "50000"));
        assertThat(third).isNotNull();
        assertThat(third.state()).isEqualTo(RowState.WITHDRAWN);
        Row fourth = fate(third, AfterNotice.PAY, pay(5, "70000"));
        assertThat(fourth).isNotNull();
        assertThat(fourth.waiting()).isTrue();
        assertThat(fourth.before()).isEqualTo("€40,000–50,000 a year");
    }

    @Test
    void a_second_change_after_the_first_was_told_is_told_as_another() {
        Row first = told(fate(null, AfterNotice.PAY, pay(2, "60000")));
        Row second = fate(first, AfterNotice.PAY, pay(3, "50000"));
        assertThat(second).isNotNull();
        assertThat(second.waiting()).isTrue();
        assertThat(second.before()).isEqualTo("€40,000–60,000 a year");
        assertThat(second.subject()).isNotEqualTo(first.subject());
    }

    @Test
    void a_change_of_something_else_is_nothing_to_who_follows_the_pay() {
        News title = new News(
                new PostingEvent.PostingChanged(
                        day(1), Postings.changed(OPEN).title("Chief baker").build(), Set.of(PostingField.TITLE)),
                null,
                false);
        assertThat(fate(null, AfterNotice.PAY, title)).isNull();
        assertThat(fate(null, AfterNotice.PLACE, title)).isNull();
        assertThat(fate(null, AfterNotice.DEADLINE, title)).isNull();
        assertThat(fate(null, AfterNotice.CLOSED, title)).isNull();
    }

    @Test
    void that_it_was_closed_is_told_once_and_not_at_all_where_it_was_a_mistake() {
        Row closed = fate(null, AfterNotice.CLOSED, closed(2));
        assertThat(closed).isNotNull();
        assertThat(closed.holds(Set.of(OPEN.id()))).isTrue();
        assertThat(closed.holds(Set.of())).isFalse();
        Row back = fate(closed, AfterNotice.CLOSED, open(3));
        assertThat(back).isNotNull();
        assertThat(back.state()).isEqualTo(RowState.WITHDRAWN);
        Row again = fate(back, AfterNotice.CLOSED, closed(4));
        assertThat(again).isNotNull();
        assertThat(again.waiting()).isTrue();
        Row heard = told(again);
        assertThat(fate(heard, AfterNotice.CLOSED, open(5))).isNull();
        assertThat(fate(heard, AfterNotice.CLOSED, closed(6))).isNull();
    }

    private static @Nullable Row fate(@Nullable Row fact, AfterNotice kind, News news) {
        return Fate.of(ROW, fact, kind, news, day(50));
    }

    private static News pay(long version, String max) {
        Posting posting = Postings.changed(OPEN)
                .version(version)
                .pay("40000", max, "EUR", Pay.Period.YEAR)
                .build();
        return new News(new PostingEvent.PostingChanged(day(1), posting, Set.of(PostingField.PAY)), null, false);
    }

    private static News closed(long version) {
        Posting posting = Postings.changed(OPEN)
                .version(version)
                .closed(day(2), ClosedReason.WITHDRAWN)
                .build();
        return new News(new PostingEvent.PostingClosed(day(2), posting), null, false);
    }

    private static News open(long version) {
        return new News(
                new PostingEvent.PostingReopened(
                        day(3), Postings.changed(OPEN).version(version).build()),
                day(2),
                true);
    }

    private static News published(Posting posting, Instant at) {
        return new News(new PostingEvent.PostingPublished(at, posting), null, false);
    }

    private static News reopened(Instant closedAt, Instant at) {
        return new News(
                new PostingEvent.PostingReopened(
                        at, Postings.changed(OPEN).version(3).build()),
                closedAt,
                true);
    }

    private static Match match(News news, Reposts reposts) {
        Query query = Query.parse(Map.of());
        Terms terms = new Terms(Blocks.NONE, reposts, Set.of(), null);
        LiveAlert alert = new LiveAlert(
                "alert",
                1,
                true,
                "subscriber",
                query,
                query,
                Postings.SEEN,
                new io.rolecall.notify.alert.Schedule(
                        io.rolecall.notify.alert.Cadence.IMMEDIATE, LocalTime.NOON, DayOfWeek.MONDAY, ZoneOffset.UTC),
                terms);
        return new Match(alert, news);
    }

    private static Row told(@Nullable Row row) {
        assertThat(row).isNotNull();
        var document = row.document();
        document.put("state", RowState.SENT.name());
        document.put("deliveryId", "d");
        document.put("sentAt", java.util.Date.from(row.matchedAt()));
        document.put("matchedAt", java.util.Date.from(row.matchedAt()));
        for (String part : List.of("deadline", "firstSeen")) {
            var posting = (org.bson.Document) document.get("posting");
            posting.computeIfPresent(part, (k, v) -> v instanceof Instant i ? java.util.Date.from(i) : v);
        }
        return Row.of(document);
    }

    private static Instant day(int n) {
        return Postings.SEEN.plus(Duration.ofDays(n));
    }

    private static Row row(Match match, Instant at) {
        Found.Entry entry =
                Found.Entry.of(match.news(), null, List.of(match.alert().id()), at);
        return Objects.requireNonNull(
                new Found(match.clusterId(), List.of(entry)).row(match.alert().id()));
    }
}
