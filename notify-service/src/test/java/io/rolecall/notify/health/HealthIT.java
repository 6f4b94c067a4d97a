package io.rolecall.notify.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.Api;
import io.rolecall.notify.Hook;
import io.rolecall.notify.Later;
import io.rolecall.notify.TravellingService;
import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HealthIT extends TravellingService {
    @Autowired
    Canary canary;

    @Autowired
    Silence silence;

    @Autowired
    Audit audit;

    @AfterEach
    void arrivesAgain() {
        CANARY.answers(200);
    }

    @Test
    void a_canary_that_does_not_arrive_is_told_by_metric_health_and_log_until_one_does(CapturedOutput output) {
        int before = CANARY.calls.size();
        // Of another hour than the ones that other tests have had.
        Duration begin = Duration.ofDays(400);
        Later.by(begin);
        canary.sing();
        await().until(() -> CANARY.calls.size() > before);
        await().untilAsserted(() -> {
            canary.sing();
            assertThat(canary.age()).isLessThan(Duration.ofMinutes(1));
        });
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);

        CANARY.answers(503);
        Later.by(begin.plusMinutes(61));
        canary.sing();
        assertThat(canary.late()).as("it may be on its way").isFalse();
        Later.by(begin.plusMinutes(77));
        canary.sing();
        assertThat(canary.late()).isTrue();
        assertThat(api.metric("rolecall_notify_canary_age_seconds")).isBetween(76 * 60.0, 78 * 60.0);
        assertThat(output.getOut()).contains("no canary has arrived for 46");
        assertThat(api.get("/actuator/health").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health/readiness").status())
                .as("a restart would mend nothing")
                .isEqualTo(200);
        // As the next sweep finds.
        await().untilAsserted(() ->
                assertThat(api.metric("rolecall_notify_oldest_due_seconds")).isPositive());

        CANARY.answers(200);
        Later.by(begin.plusMinutes(140));
        await().untilAsserted(() -> {
            canary.sing();
            assertThat(canary.late()).isFalse();
        });
        assertThat(api.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void what_should_have_been_delivered_is_as_old_as_it_is_until_it_is_delivered() {
        try (Hook hook = new Hook(503)) {
            Api.Mine mine = api.alert("""
                    {"query": {"q": "%s"}, "delivery": {"channel": "webhook", "to": "%s"}, "cadence": "immediate"}
                    """.formatted(word, hook.url()));
            publish("Held");
            await().until(() -> !hook.calls.isEmpty());
            Later.by(Duration.ofMinutes(50));
            await().until(() -> api.metric("rolecall_notify_oldest_due_seconds") >= 50 * 60);
            assertThat(api.metric("rolecall_notify_oldest_due_seconds")).isLessThan(52 * 60);
            String posting =
                    Api.JSON.readTree(rows(mine)).at("/results/0/postingId").asString("");
            assertThat(api.post("/v1/alerts/" + mine.id() + "/explain?posting=" + posting, "", Api.operator())
                            .body())
                    .contains("is tried again at", "answered 503");
            hook.answers(200);
            Later.by(Duration.ofHours(3));
            await().until(() -> api.metric("rolecall_notify_oldest_due_seconds") == 0);
            assertThat(rows(mine)).contains("\"sent\"");
        }
    }

    @Test
    void who_hears_nothing_for_a_month_is_told_once_that_the_alert_works() {
        alert("immediate");
        String other = "x" + to;
        Later.by(Duration.ofDays(20));
        publish("Barrier");
        awaitTold("Barrier");
        Later.by(Duration.ofDays(45));
        api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, other));
        publish("Alive");
        awaitTold("Alive");
        silence.run();
        assertThat(silent(to)).as("found something in the last 30 days").isZero();

        // An alert of theirs that finds nothing, while the sources go on.
        Api.Mine quiet = alert("nothing" + word, "immediate", "");
        Later.by(Duration.ofDays(76));
        silence.run();
        assertThat(silent(to)).as("the sources are silent themselves").isZero();
        publish("Alive");
        await().until(() -> told().stream().filter("Alive"::equals).count() == 2);
        assertThat(silence.run()).isPositive();
        await().until(() -> silent(to) == 1);
        Later.by(Duration.ofDays(77));
        silence.run();
        assertThat(mongo.getCollection("silent")
                        .countDocuments(new org.bson.Document("_id", quiet.id()).append("done", true)))
                .isEqualTo(1);
        assertThat(silent(to)).isEqualTo(1);
        api.delete("/v1/alerts/" + quiet.id(), Api.operator());
        await().untilAsserted(() -> {
            silence.run();
            assertThat(mongo.getCollection("silent").countDocuments(new org.bson.Document("_id", quiet.id())))
                    .isZero();
        });
    }

    @Test
    void an_alert_for_a_source_that_tells_nothing_is_dead_until_it_does() {
        publish("Alive");
        Api.Mine dead = api.alert("""
                {"query": {"source": "gone-%s"}, "delivery": {"to": "%s"}}""".formatted(word, to));
        await().untilAsserted(() -> assertThat(audit.run().findings())
                .filteredOn(finding -> finding.alertId().equals(dead.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("no posting came from gone-" + word)));
        assertThat(api.metric("rolecall_notify_dead_alerts")).isPositive();
    }

    private long silent(String address) {
        return Infrastructure.smtp().received(address).stream()
                .map(CaughtMail::text)
                .filter(text -> text.contains("nothing" + word))
                .count();
    }
}
