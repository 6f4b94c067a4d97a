package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.TravellingService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is made up and what is found cross each other on the way. */
class CrossingIT extends TravellingService {
    @Autowired
    Waiting waiting;

    @Autowired
    Rows rows;

    @Test
    void what_comes_to_wait_again_while_it_is_taken_out_of_its_batch_waits_on() {
        Waiting.Batch read = waitingBatch();
        List<Row> over = List.copyOf(rows.find(read.rowIds()).values());
        rows.withdraw(over);
        rows.resume(over, Instant.now());

        rows.putBack(take(read), Instant.now());

        assertThat(waiting.find(read.alertId()).orElseThrow().rowIds()).containsExactlyElementsOf(read.rowIds());
        assertThat(rows.find(read.rowIds()).values()).allMatch(Row::waiting);
    }

    @Test
    void what_is_over_and_stays_so_leaves_its_batch_though_something_else_comes() {
        Waiting.Batch read = waitingBatch();
        rows.withdraw(List.copyOf(rows.find(read.rowIds()).values()));
        publish("Another");
        await().until(() -> waiting.find(read.alertId()).orElseThrow().rowIds().size() == 2);

        rows.putBack(take(read), Instant.now());

        assertThat(waiting.find(read.alertId()).orElseThrow().rowIds())
                .hasSize(1)
                .doesNotContainAnyElementsOf(read.rowIds());
    }

    @Test
    void a_batch_of_which_nothing_is_left_is_gone() {
        Waiting.Batch read = waitingBatch();
        assertThat(take(read)).isEmpty();
        assertThat(waiting.find(read.alertId())).isEmpty();
    }

    @Test
    void an_alert_that_was_made_before_the_clock_was_set_back_has_its_finds() {
        Later.by(Duration.ofDays(20));
        Api.Mine mine = alert("immediate");
        publish("Early");
        awaitTold("Early");
        Later.by(Duration.ofDays(0));
        assertThat(rows(mine)).contains("Early " + word);
        assertThat(api.get("/v1/subscribers/me/export", Api.bearer(token())).body())
                .contains("Early " + word, "\"kind\":\"matches\"");
        assertThat(api.delete("/v1/alerts/" + mine.id(), Api.bearer(mine.token()))
                        .status())
                .isEqualTo(204);
    }

    private Waiting.Batch waitingBatch() {
        Api.Mine mine = alert("weekly");
        publish("First");
        await().until(() -> waiting.find(mine.id()).isPresent());
        return waiting.find(mine.id()).orElseThrow();
    }

    private Set<String> take(Waiting.Batch read) {
        return waiting.take(List.of(new Waiting.Taken(read, Set.copyOf(read.rowIds()), Instant.now())));
    }
}
