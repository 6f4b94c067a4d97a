package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Postings that turn out to be of another vacancy than was thought when they were told. */
class MovedPostingsIT extends RunningService {
    private final String word = word();
    private final String to = address("moved");
    private final Hook hook = new Hook(200);
    private Api.Mine mine = new Api.Mine("", "");
    private Api.Mine program = new Api.Mine("", "");

    @BeforeEach
    void alerts() {
        mine = alert(word, "{\"to\": \"" + to + "\"}");
        program = alert(word, "{\"channel\": \"webhook\", \"to\": \"" + hook.url() + "\"}");
    }

    @AfterEach
    void close() {
        hook.close();
    }

    @Test
    void what_was_told_is_not_told_again_when_its_vacancy_is_merged_into_another() {
        Posting told = posting("Told", "a");
        awaitTold("Told");
        Posting moved = move(told, "b");
        // Different postings may be read in another order than they were written in.
        await().until(() -> rows(mine).split("\"postingId\"", -1).length == 3);
        posting("Of the same vacancy", "b");
        // Found by another alert of the same reader only now.
        alert("moved" + word, "{\"to\": \"" + to + "\"}");
        PostingsTopic.changed(
                Postings.changed(moved).title("Told moved" + word + " " + word).build(),
                io.rolecall.posting.PostingField.TITLE);
        posting("Barrier", "c");
        awaitTold("Barrier");
        assertThat(titles()).containsExactly("Told", "Barrier");
        assertThat(hooked()).containsExactly("Told", "Barrier");
        assertThat(rows(mine)).doesNotContain("pending", "withdrawn");
    }

    @Test
    void of_a_vacancy_that_is_split_what_was_told_is_not_told_again_and_what_is_new_is_told_once() {
        Posting first = posting("First", "a");
        awaitTold("First");
        Posting second = posting("Second", "a");
        move(first, "b");
        move(move(second, "c"), "d");
        posting("Barrier", "e");
        awaitTold("Barrier", "Second");
        assertThat(titles()).containsExactlyInAnyOrder("First", "Second", "Barrier");
        assertThat(hooked()).containsExactlyInAnyOrder("First", "Second", "Barrier");
    }

    @Test
    void what_waits_while_it_is_moved_is_told_once() {
        String path = "/v1/alerts/" + mine.id();
        api.patch(path, "{\"cadence\": \"monthly\"}", Api.bearer(mine.token()));
        Posting posting = posting("Waits", "a");
        await().until(() -> rows(mine).contains("Waits"));
        move(posting, "b");
        await().until(() -> rows(mine).split("\"postingId\"", -1).length == 3);
        api.patch(path, "{\"cadence\": \"immediate\"}", Api.bearer(mine.token()));
        awaitTold("Waits");
        posting("Barrier", "c");
        awaitTold("Barrier");
        assertThat(titles()).containsExactly("Waits", "Barrier");
        await().until(() -> !rows(mine).contains("pending"));
    }

    @Test
    void what_becomes_of_a_posting_is_told_once_wherever_it_was_moved() {
        posting("Hello", "0");
        assertThat(api.patch("/v1/subscribers/me", "{\"after\": [\"closed\"]}", Api.bearer(page()))
                        .status())
                .isEqualTo(200);
        Posting posting = posting("Told", "a");
        awaitTold("Told");
        Posting moved = move(posting, "b");
        Instant now = Instant.now();
        PostingsTopic.write(new PostingEvent.PostingClosed(
                now, Postings.changed(moved).closed(now, ClosedReason.WITHDRAWN).build()));
        await().until(() -> Infrastructure.smtp().received(to).size() == 3);
        posting("Barrier", "c");
        awaitTold("Barrier");
        assertThat(titles()).containsExactly("Hello", "Told", "Told", "Barrier");
        await().until(() -> !rows(mine).contains("pending"));
    }

    private String page() {
        return Mails.link(Mails.first(to), "/subscriber/").replaceAll(".*/subscriber/([^/?]+).*", "$1");
    }

    private Api.Mine alert(String q, String delivery) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": %s, "cadence": "immediate"}
                """.formatted(q, delivery));
    }

    private Posting posting(String title, String cluster) {
        Posting posting = Postings.aPosting()
                .title(title + " " + word)
                .organization("Employer of " + title)
                .clusterId(word + cluster)
                .seen(Instant.now(), Instant.now())
                .build();
        PostingsTopic.published(posting);
        return posting;
    }

    /** As ingest tells it: no field that a query looks at has changed. */
    private Posting move(Posting posting, String cluster) {
        Posting moved = Postings.changed(posting).clusterId(word + cluster).build();
        PostingsTopic.changed(moved);
        return moved;
    }

    private void awaitTold(String... what) {
        await().until(() -> titles().containsAll(Arrays.asList(what)) && hooked().containsAll(Arrays.asList(what)));
    }

    private List<String> titles() {
        return Infrastructure.smtp().received(to).stream()
                .flatMap(mail -> mail.text().lines())
                .filter(line -> line.matches("[A-Z]\\w+ " + word))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private List<String> hooked() {
        return hook.calls.stream()
                .flatMap(call ->
                        Api.JSON.readTree(call.body()).at("/data/postings").valueStream())
                .map(posting -> posting.get("title").asString().split(" ")[0])
                .toList();
    }

    private String rows(Api.Mine alert) {
        return api.get("/v1/alerts/" + alert.id() + "/matches?size=100", Api.operator())
                .body();
    }
}
