package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.rolecall.notify.pulse.Pulse;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nights and months as subscribers live through them. */
class SchedulesIT extends TravellingService {
    @Autowired
    Pulse pulse;

    /** Others, of this service's sentences, are about times without postings. */
    @AfterEach
    void forgetWhatIsToCome() {
        pulse.since(Instant.now());
        mongo.getCollection("pulse").deleteMany(Filters.gt("at", Instant.now().plus(Duration.ofMinutes(1))));
    }

    @Test
    void what_is_found_before_and_after_midnight_is_told_in_the_morning_in_one_message() {
        ZonedDateTime evening = Instant.now().atZone(whereItIsTen());
        Api.Mine mine = alert("immediate");
        wish("{\"quiet\": {\"from\": \"22:00\", \"until\": \"07:00\", \"zone\": \"%s\"}}".formatted(evening.getZone()));
        publish("Evening");
        await().until(() -> rows(mine).contains("Evening"));
        ZonedDateTime morning = evening.toLocalDate().plusDays(1).atStartOfDay(evening.getZone());
        at(morning.plusHours(1));
        publish("Night");
        await().until(() -> rows(mine).contains("Night"));
        at(morning.plusHours(6).plusMinutes(57));
        barrier("n");
        assertThat(told()).isEmpty();
        at(morning.plusHours(7).plusMinutes(1));
        awaitTold("Evening", "Night");
        assertThat(Infrastructure.smtp().received(to)).hasSize(1);
        at(morning.plusHours(12));
        publish("Noon");
        awaitTold("Noon");
        at(morning.plusHours(22).plusMinutes(1));
        publish("Late");
        await().until(() -> rows(mine).contains("Late"));
        barrier("l");
        assertThat(told()).containsExactlyInAnyOrder("Evening", "Night", "Noon");
    }

    @Test
    void a_month_is_told_on_the_first_however_short_it_is() {
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "monthly", "at": "08:00", "zone": "UTC"}
                """.formatted(word, to));
        int year = ZonedDateTime.now(ZoneOffset.UTC).getYear() + 1;
        ZonedDateTime january = ZonedDateTime.of(year, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);
        at(january);
        publish("January");
        await().until(() -> rows(mine).contains("January"));
        at(january.plusHours(19));
        barrier("j");
        assertThat(told()).isEmpty();
        at(january.plusHours(20).plusMinutes(1));
        awaitTold("January");
        publish("February");
        await().until(() -> rows(mine).contains("February"));
        at(january.withDayOfMonth(1).plusMonths(2).minusHours(6));
        barrier("f");
        assertThat(told()).containsExactly("January");
        at(january.withDayOfMonth(1).plusMonths(2).withHour(8).plusMinutes(1));
        awaitTold("February");
        assertThat(told()).containsExactly("January", "February");
    }

    private static void at(ZonedDateTime time) {
        Later.by(Duration.between(Instant.now(), time.toInstant()));
    }

    /** Where the clock shows between ten and eleven in the evening now. */
    private static ZoneId whereItIsTen() {
        int east = 22 - LocalTime.now(ZoneOffset.UTC).getHour();
        int least = east > 14 ? east - 24 : east;
        return ZoneId.of(least == 0 ? "Etc/GMT" : "Etc/GMT" + (least > 0 ? "-" : "+") + Math.abs(least));
    }

    /** Returns when somebody else was told of something that was found now. */
    private void barrier(String name) {
        String other = name + to;
        api.alert("""
                {"query": {"q": "barrier%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(name + word, other));
        Instant now = Later.now();
        PostingsTopic.write(new PostingEvent.PostingPublished(
                now,
                Postings.aPosting()
                        .title("barrier" + name + word)
                        .seen(now, now)
                        .build()));
        await().until(() -> !Infrastructure.smtp().received(other).isEmpty());
    }
}
