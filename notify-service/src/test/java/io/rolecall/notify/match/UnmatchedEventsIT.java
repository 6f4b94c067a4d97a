package io.rolecall.notify.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.Api;
import io.rolecall.notify.Later;
import io.rolecall.notify.TravellingService;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnmatchedEventsIT extends TravellingService {
    @Autowired
    UnmatchedEvents unmatched;

    @Autowired
    PostingIntake intake;

    @AfterEach
    void goOn() {
        intake.start();
    }

    @Test
    void while_nobody_reads_the_oldest_event_grows_older_and_is_gone_when_somebody_does() {
        Api.Mine mine = alert("immediate");
        publish("Read");
        await().until(() -> rows(mine).contains("Read"));
        await().untilAsserted(() -> {
            unmatched.look();
            assertThat(unmatched.seconds()).isZero();
        });
        intake.stop();
        publish("Unread");
        unmatched.look();
        assertThat(unmatched.seconds()).isLessThan(60);
        Later.by(Duration.ofMinutes(10));
        unmatched.look();
        assertThat(unmatched.seconds()).isBetween(600.0, 660.0);
        assertThat(api.get("/actuator/prometheus").body()).contains("rolecall_notify_oldest_unmatched_seconds 6");
        intake.start();
        awaitTold("Unread");
        await().untilAsserted(() -> {
            unmatched.look();
            assertThat(unmatched.seconds()).isZero();
        });
    }
}
