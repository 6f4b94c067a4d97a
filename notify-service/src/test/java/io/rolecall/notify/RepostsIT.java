package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingField;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of a vacancy after it was told. What takes weeks is told as if it had happened. */
class RepostsIT extends RunningService {
    @Autowired
    Tokens tokens;

    @Autowired
    Subscribers subscribers;

    @Test
    void a_flip_tells_nothing_and_what_is_posted_again_after_a_month_is_told_as_that() {
        String word = word();
        String to = address("repost");
        Api.Mine mine = create(word, to, p -> p);
        Instant now = Instant.now();
        Posting posting = Postings.aPosting()
                .title("Again " + word)
                .seen(now, now)
                .clusterId(word)
                .build();
        PostingsTopic.published(posting);
        Mails.first(to);
        awaitSent(mine, 1);
        close(posting, 2, now.plus(Duration.ofDays(1)));
        reopen(posting, 3, now.plus(Duration.ofDays(20)));
        close(posting, 4, now.plus(Duration.ofDays(21)));
        barrier(mine, word, to, 2);
        PostingEvent back = reopen(posting, 5, now.plus(Duration.ofDays(60)));
        assertThat(Mails.wait(to, 3).get(2).text()).contains("Again " + word);
        PostingsTopic.write(back);
        JsonNode row = find(mine, "Again");
        assertThat(row.get("episode").asInt()).isEqualTo(2);
        assertThat(row.get("reposted").asBoolean()).isTrue();
        assertThat(Instant.parse(row.get("firstSeen").asString())).isBetween(now.minusMillis(1), now);
        barrier(mine, word, to, 4);
        assertThat(find(mine, "Again").get("episode").asInt()).isEqualTo(2);
    }

    @Test
    void who_wished_for_it_hears_once_that_the_pay_has_changed_and_that_it_is_closed() {
        String word = word();
        String to = address("after");
        Api.Mine mine = create(
                word,
                to,
                p -> new Preferences(
                        p.language(),
                        Blocks.NONE,
                        p.reposts(),
                        Set.of(AfterNotice.PAY, AfterNotice.CLOSED),
                        null,
                        50,
                        null));
        Posting posting = Postings.aPosting()
                .title("Followed " + word)
                .pay("30", "35", "EUR", Pay.Period.HOUR)
                .build();
        PostingsTopic.published(posting);
        Mails.first(to);
        awaitSent(mine, 1);
        Posting better = Postings.changed(posting)
                .title("Called otherwise")
                .pay("30", "40", "EUR", Pay.Period.HOUR)
                .build();
        PostingsTopic.changed(better, PostingField.PAY, PostingField.TITLE);
        PostingsTopic.changed(better, PostingField.PAY, PostingField.TITLE);
        awaitSent(mine, 2);
        JsonNode pay = results(mine).stream()
                .filter(row -> row.path("after").asString("").equals("pay"))
                .findFirst()
                .orElseThrow();
        assertThat(pay.get("before").asString()).isEqualTo("€30–35 an hour");
        assertThat(pay.get("pay").asString()).isEqualTo("€30–40 an hour");
        close(better, 3, Instant.now());
        awaitSent(mine, 3);
        assertThat(results(mine))
                .extracting(row -> row.path("after").asString("found"))
                .containsExactlyInAnyOrder("found", "pay", "closed");
        assertThat(Mails.wait(to, 3)).hasSize(3);
    }

    @Test
    void who_wishes_it_later_hears_what_becomes_of_what_they_were_told_before() {
        String word = word();
        String to = address("later");
        Api.Mine mine = create(word, to, p -> p);
        Posting before = Postings.aPosting().title("Closed before " + word).build();
        Posting after = Postings.aPosting().title("Closed after " + word).build();
        PostingsTopic.published(before);
        PostingsTopic.published(after);
        awaitSent(mine, 2);
        close(before, 2, Instant.now());
        PostingsTopic.published(Postings.aPosting().title("Barrier " + word).build());
        awaitSent(mine, 3);
        String token = tokens.subscriber(subscribers.find(SubscriberId.of(to)).orElseThrow(), Instant.now());
        assertThat(api.patch("/v1/subscribers/me", "{\"after\": [\"closed\"]}", Api.bearer(token))
                        .status())
                .isEqualTo(200);
        close(after, 2, Instant.now());
        awaitSent(mine, 4);
        assertThat(results(mine))
                .filteredOn(row -> row.has("after"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("title").asString()).startsWith("Closed after"));
    }

    @Test
    void what_a_subscriber_blocks_finds_its_way_to_nobody_else_but_them() {
        String word = word();
        String blocking = address("blocking");
        String other = address("other");
        Api.Mine mine = create(
                word,
                blocking,
                p -> new Preferences(
                        p.language(),
                        new Blocks(List.of("Acme"), List.of("Staffing"), List.of("on call")),
                        p.reposts(),
                        Set.of(),
                        null,
                        50,
                        null));
        create(word, other, p -> p);
        PostingsTopic.published(Postings.aPosting()
                .title("One " + word)
                .organization("Acme Corp")
                .build());
        PostingsTopic.published(Postings.aPosting()
                .title("Two " + word)
                .organization("Best Staffing Ltd")
                .build());
        PostingsTopic.published(Postings.aPosting()
                .title("Three " + word)
                .description("<p>Sometimes on call.</p>")
                .build());
        PostingsTopic.published(Postings.aPosting().title("Four " + word).build());
        assertThat(Mails.first(blocking).text()).contains("Four").doesNotContain("One ", "Two ", "Three ");
        await().until(() -> List.of("One ", "Two ", "Three ", "Four ").stream().allMatch(told(other)::contains));
        assertThat(results(mine)).hasSize(1);
    }

    /** Tells another posting, so that everything before it has been read. */
    private void barrier(Api.Mine mine, String word, String to, int mails) {
        PostingsTopic.published(Postings.aPosting().title("Barrier " + word).build());
        assertThat(Mails.wait(to, mails)).hasSize(mails);
        assertThat(Mails.wait(to, mails).getLast().text())
                .contains("Barrier " + word)
                .doesNotContain("Again " + word);
        assertThat(find(mine, "Again").get("state").asString()).isEqualTo("sent");
    }

    private static String told(String to) {
        return Infrastructure.smtp().received(to).stream()
                .map(mail -> mail.text())
                .reduce("", String::concat);
    }

    private Api.Mine create(String word, String to, UnaryOperator<Preferences> wishes) {
        String id = subscribers.enter(to, "none", java.util.Locale.ENGLISH, true);
        subscribers.change(id, wishes);
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }

    private static void close(Posting posting, long version, Instant at) {
        PostingsTopic.write(new PostingEvent.PostingClosed(
                at,
                Postings.changed(posting)
                        .version(version)
                        .closed(at, ClosedReason.WITHDRAWN)
                        .build()));
    }

    private static PostingEvent reopen(Posting posting, long version, Instant at) {
        PostingEvent event = new PostingEvent.PostingReopened(
                at, Postings.changed(posting).version(version).build());
        PostingsTopic.write(event);
        return event;
    }

    private JsonNode find(Api.Mine mine, String title) {
        return results(mine).stream()
                .filter(row -> row.get("title").asString().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private void awaitSent(Api.Mine mine, int rows) {
        await().until(() -> results(mine).stream()
                        .filter(row -> row.get("state").asString().equals("sent"))
                        .count()
                == rows);
    }

    private List<JsonNode> results(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches?size=100", Api.operator())
                .json()
                .get("results")
                .valueStream()
                .toList();
    }
}
