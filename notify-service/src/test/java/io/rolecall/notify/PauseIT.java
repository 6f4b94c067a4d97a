package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.Departures;
import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was found before a pause waits for its end; what comes meanwhile is not found; what comes after it is told as ever. */
class PauseIT extends TravellingService {
    @Autowired
    Departures departures;

    @Test
    void nothing_is_told_while_all_alerts_pause_and_only_what_came_meanwhile_is_left_out() {
        try (Hook hook = new Hook(200)) {
            Api.Mine daily = alert("daily");
            Api.Mine program = alert(word + " -nonsense", "daily", "");
            api.patch(
                    "/v1/alerts/" + program.id(),
                    "{\"delivery\": {\"channel\": \"webhook\", \"to\": \"%s\"}}".formatted(hook.url()),
                    Api.operator());
            publish("Before");
            await().until(() -> rows(daily).contains("Before"));
            await().until(() -> rows(program).contains("Before"));
            wish("{\"pausedUntil\": \"%s\"}".formatted(Instant.now().plus(Duration.ofDays(3))));

            Later.by(Duration.ofDays(2));
            publish("During");
            barrier();
            assertThat(told()).isEmpty();
            assertThat(hook.calls).isEmpty();
            assertThat(rows(daily)).doesNotContain("During");
            assertThat(why(daily)).contains("all alerts of its subscriber are paused until");

            Later.by(Duration.ofDays(3).plusMinutes(1));
            awaitTold("Before");
            await().until(() -> hook.calls.size() == 1);
            publish("After");
            await().until(() -> rows(daily).contains("After"));
            Later.by(Duration.ofDays(4).plusMinutes(2));
            awaitTold("After");
            assertThat(told()).containsExactly("Before", "After");
        }
    }

    @Test
    void who_ends_a_pause_early_is_told_what_had_waited_and_not_what_came_meanwhile() {
        Api.Mine daily = alert("daily");
        publish("Before");
        await().until(() -> rows(daily).contains("Before"));
        wish("{\"pausedUntil\": \"always\"}");
        Later.by(Duration.ofDays(2));
        publish("During");
        barrier();
        wish("{\"pausedUntil\": null}");
        // It is due for two days: nobody waits for a sweep.
        awaitTold("Before");
        publish("After");
        await().until(() -> rows(daily).contains("After"));
        Later.by(Duration.ofDays(4));
        awaitTold("After");
        assertThat(told()).containsExactly("Before", "After");
    }

    @Test
    void an_alert_that_pauses_alone_keeps_what_it_had_found() {
        Api.Mine resting = alert("daily");
        publish("Before");
        await().until(() -> rows(resting).contains("Before"));
        api.patch(
                "/v1/alerts/" + resting.id(),
                "{\"state\": \"paused\", \"pausedUntil\": \"%s\"}"
                        .formatted(Instant.now().plus(Duration.ofDays(3))),
                Api.bearer(resting.token()));
        Later.by(Duration.ofDays(2));
        publish("During");
        barrier();
        assertThat(told()).isEmpty();
        assertThat(why(resting)).contains("waits until the alert, which is paused, goes on");
        Later.by(Duration.ofDays(3).plusMinutes(1));
        Alerted.endPauses(departures);
        publish("After");
        awaitTold("Before");
        await().until(() -> rows(resting).contains("After"));
        Later.by(Duration.ofDays(4).plusMinutes(2));
        awaitTold("After");
        assertThat(told()).containsExactly("Before", "After");
    }

    @Test
    void quiet_hours_and_a_days_budget_are_the_reason_that_is_given() {
        Api.Mine mine = alert("immediate");
        wish("{\"mostADay\": 1}");
        publish("First");
        awaitTold("First");
        publish("Second");
        await().until(() -> rows(mine).contains("Second"));
        await().until(() -> why(mine, "Second").contains("the 1 messages that they want within 24 hours"));
        wish("{\"quiet\": {\"from\": \"00:00\", \"until\": \"23:59\", \"zone\": \"UTC\"}}");
        assertThat(why(mine, "Second")).containsAnyOf("the quiet hours of its subscriber last until", "right now");
        assertThat(why(mine, "First")).contains("and told at", "30 days or more after that");
    }

    private void barrier() {
        Api.Mine other = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "b%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        publish("Barrier");
        await().until(() -> !Infrastructure.smtp().received("b" + to).isEmpty());
        assertThat(rows(other)).contains("Barrier");
    }

    private String why(Api.Mine mine) {
        return why(mine, "Before");
    }

    private String why(Api.Mine mine, String title) {
        String id = Api.JSON
                .readTree(rows(mine))
                .get("results")
                .valueStream()
                .filter(row -> row.get("title").asString().startsWith(title))
                .map(row -> row.get("postingId").asString())
                .findFirst()
                .orElseThrow();
        return api.post("/v1/alerts/" + mine.id() + "/explain?posting=" + Api.encode(id), "", Api.operator())
                .body();
    }
}
