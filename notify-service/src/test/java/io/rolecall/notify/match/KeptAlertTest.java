package io.rolecall.notify.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAlertTest {
    private static final String OURS = "AZaz09-_AZaz09-_AZaz0w";
    private final Shared<KeptAlert.Shape> shapes = new Shared<>();

    @ParameterizedTest
    @CsvSource({OURS + "," + OURS, "a,", "AZaz09-_AZaz09-_AZaz0x,AZaz09-_AZaz09-_AZaz0!", "köchin,''"})
    void what_is_kept_is_the_alert(String id, @Nullable String subscriber) {
        LiveAlert alert = alert(id, 300, subscriber == null || subscriber.isEmpty() ? null : subscriber);
        KeptAlert kept = KeptAlert.of(alert, shapes);
        LiveAlert again = kept.alert(_ -> alert.written());
        assertThat(again).isEqualTo(alert);
        assertThat(again.fields()).isEqualTo(alert.query().fields()).isNotEmpty();
        assertThat(again.query()).isEqualTo(alert.query());
        assertThat(again.written()).isEqualTo(alert.written());
        assertThat(kept.alert(_ -> "{}")).isEqualTo(alert).hasToString(id + ", version 300: ");
        assertThat(kept.version()).isEqualTo(300);
    }

    @Test
    void versions_of_an_alert_are_equal_and_alerts_are_not() {
        KeptAlert first = KeptAlert.of(alert(OURS, 1, "s"), shapes);
        assertThat(first)
                .isEqualTo(KeptAlert.of(alert(OURS, 2, null), shapes))
                .hasSameHashCodeAs(KeptAlert.of(alert(OURS, 2, null), shapes))
                .isEqualTo(KeptAlert.like(OURS))
                .hasSameHashCodeAs(KeptAlert.like(OURS))
                .isNotEqualTo(KeptAlert.like("a"))
                .isNotEqualTo(KeptAlert.like(OURS + "A"));
        assertThat(KeptAlert.like("a")).isNotEqualTo(first);
    }

    @Test
    void what_alerts_have_in_common_is_there_once() {
        LiveAlert one = KeptAlert.of(alert("a", 1, null), shapes).alert(_ -> "{}");
        LiveAlert other = KeptAlert.of(alert("b", 1, null), shapes).alert(_ -> "{}");
        assertThat(one.schedule()).isSameAs(other.schedule());
        assertThat(one.terms()).isSameAs(other.terms());
    }

    private static LiveAlert alert(String id, long version, @Nullable String subscriber) {
        Query query = Query.parseJson("{\"q\": \"Köchin -title:nurse\", \"payMin\": 30000}");
        return new LiveAlert(
                id,
                version,
                true,
                subscriber,
                query,
                query,
                Instant.ofEpochMilli(1_790_000_000_123L),
                new Schedule(Cadence.WEEKLY, LocalTime.of(7, 30), DayOfWeek.FRIDAY, ZoneId.of("Europe/Vienna")),
                new Terms(Terms.USUAL.blocks(), Terms.USUAL.reposts(), Terms.USUAL.after(), null));
    }
}
