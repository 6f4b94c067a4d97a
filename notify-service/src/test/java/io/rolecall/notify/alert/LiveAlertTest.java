package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveAlertTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");
    private static final Blocks BLOCKS =
            new Blocks(List.of("Acme Corp"), List.of("Staffing"), List.of("door to door", "C++"));

    @ParameterizedTest
    @MethodSource("terms")
    void what_one_instance_tells_of_an_alert_another_understands(Terms terms) {
        LiveAlert alert = LiveAlert.of(alert("a subscriber"), terms);
        assertThat(LiveAlert.decode(alert.encode())).isEqualTo(alert);
    }

    static List<Terms> terms() {
        return List.of(
                Terms.USUAL,
                new Terms(BLOCKS, new Reposts.Always(), Set.of(AfterNotice.CLOSED, AfterNotice.PAY), SINCE),
                new Terms(Blocks.NONE, new Reposts.Never(), Set.of(), SINCE.plusSeconds(60)),
                new Terms(BLOCKS, new Reposts.AfterDays(7), Set.of(), null));
    }

    @Test
    void what_a_program_is_told_takes_nobodys_wishes() {
        LiveAlert alert = LiveAlert.of(alert(null), Terms.NOBODYS);
        assertThat(LiveAlert.decode(alert.encode())).isEqualTo(alert);
        assertThat(alert.query()).isSameAs(alert.asked());
    }

    @Test
    void what_is_matched_is_what_is_asked_without_what_is_blocked() {
        LiveAlert alert = LiveAlert.of(alert("s"), new Terms(BLOCKS, new Reposts.Never(), Set.of(), null));
        assertThat(alert.asked().writtenParameters()).isEqualTo(Map.of("q", List.of("nurse")));
        assertThat(alert.query().writtenParameters())
                .isEqualTo(Map.of(
                        "q",
                        List.of("nurse -\"door to door\" -\"C++\""),
                        "excludeOrganization",
                        List.of("Acme Corp", "Staffing")));
    }

    @Test
    void what_happens_before_a_pause_ends_is_not_told() {
        Instant later = SINCE.plusSeconds(3600);
        assertThat(LiveAlert.of(alert("s"), new Terms(Blocks.NONE, new Reposts.Never(), Set.of(), later))
                        .activeSince())
                .isEqualTo(later);
        assertThat(LiveAlert.of(
                                alert("s"),
                                new Terms(Blocks.NONE, new Reposts.Never(), Set.of(), SINCE.minusSeconds(9)))
                        .activeSince())
                .isEqualTo(SINCE);
    }

    private static Alert alert(@Nullable String subscriber) {
        return new Alert(
                "id",
                7,
                subscriber,
                AlertState.ACTIVE,
                null,
                null,
                new Wish(
                        Query.parse(Map.of("q", List.of("nurse"))),
                        new Destination.Email("a@b.example"),
                        new Schedule(Cadence.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC)),
                SINCE,
                SINCE,
                new Keys("seed", Set.of(), Set.of(), null, null));
    }
}
