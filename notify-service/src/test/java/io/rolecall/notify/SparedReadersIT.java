package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.QuietHours;
import io.rolecall.posting.Posting;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What people are spared: nights, too many messages, one employer before all others, and the backlog of somebody else; of all that nothing is lost. */
class SparedReadersIT extends DigestedService {
    @Test
    void quiet_hours_put_a_message_off_and_lose_nothing() {
        Api.Mine mine = alert(word, "immediate");
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        wish(p -> with(p, new QuietHours(now.minusHours(1), now.plusHours(2), ZoneOffset.UTC), p.mostADay()));
        publish("Quiet " + word, "One");
        await().until(() -> states(mine).size() == 1);
        windowEnds();
        await().until(() -> deferred(mine) != null);
        assertThat(mails()).isEmpty();
        Later.by(Duration.ofHours(2).plusMinutes(1));
        assertThat(lines(Mails.first(to), "Quiet ")).hasSize(1);
    }

    @Test
    void what_is_too_much_for_a_day_is_told_the_next_in_one_message() {
        Api.Mine mine = alert(word, "immediate");
        wish(p -> with(p, null, 1));
        publish("First " + word, "One");
        assertThat(lines(told(1).getFirst(), "First ")).hasSize(1);
        publish("Second " + word, "Two");
        await().until(() -> states(mine).size() == 2);
        windowEnds();
        await().until(() -> deferred(mine) != null);
        publish("Third " + word, "Three");
        await().until(() -> states(mine).size() == 3);
        assertThat(mails()).hasSize(1);
        Later.by(Duration.ofHours(24).plusMinutes(5));
        CaughtMail next = Mails.wait(to, 2).get(1);
        assertThat(lines(next, "Second ")).hasSize(1);
        assertThat(lines(next, "Third ")).hasSize(1);
    }

    @Test
    void an_employer_leaves_room_for_others_and_the_rest_is_carried_over_behind_a_link_to_exactly_this() {
        Api.Mine mine = alert(word, "daily");
        List<Posting> crowd = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            crowd.add(posting("Crowd " + i + " " + word, "Many Ltd").build());
            publish(crowd.get(i));
        }
        publish("Single " + word, "One Ltd");
        await().until(() -> states(mine).size() == 6);
        Later.by(Duration.ofDays(1));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Crowd ")).hasSize(3);
        assertThat(lines(mail, "Single ")).hasSize(1);
        String link = page(deliveries(mine).getFirst());
        assertThat(api.get(link.replaceAll("token=.", "token=_")).status()).isEqualTo(404);

        // What comes and goes later changes nothing of the set.
        publish("Later " + word, "New Ltd");
        publishClosed(crowd.getFirst());
        await().until(() -> states(mine).size() == 7);
        await().until(() -> api.get(link).body().contains("closed</strong>"));
        String page = api.get(link).body();
        for (int i = 0; i < 5; i++) {
            assertThat(page).containsOnlyOnce("Crowd " + i + " " + word);
        }
        assertThat(page).containsOnlyOnce("Single " + word).doesNotContain("Later");
        assertThat(page).containsOnlyOnce("closed</strong>");
        wish(p -> new Preferences(
                Locale.GERMAN, p.blocks(), p.reposts(), p.after(), p.quiet(), p.mostADay(), p.pausedUntil()));
        assertThat(api.get(link).body()).contains("lang=\"de\"", "Für die nächste Nachricht", "beendet</strong>");

        Later.by(Duration.ofDays(2));
        CaughtMail next = Mails.wait(to, 2).get(1);
        assertThat(lines(next, "Crowd ")).hasSize(2);
        assertThat(lines(next, "Later ")).hasSize(1);
    }

    @Test
    void who_has_much_to_be_told_delays_nobody_by_more_than_a_message() {
        Api.Mine crowd = alert(word, "immediate");
        String other = RunningService.address("other");
        api.alert("""
                {"query": {"q": "%s solitary"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, other));
        for (int i = 0; i < 90; i++) {
            publish("Crowd " + i + " " + word, "Employer " + i);
        }
        publish("Solitary " + word, "Somebody");
        await().until(() -> states(crowd).size() == 91);
        windowEnds();
        CaughtMail single = Mails.first(other);
        assertThat(told(2).get(1).caught()).isAfterOrEqualTo(single.caught());
        told(5);
        assertThat(mails().stream().mapToInt(m -> lines(m, "Crowd ").size()).sum())
                .isEqualTo(90);
        assertThat(mails()).allSatisfy(m -> assertThat(lines(m, "Crowd ")).hasSizeLessThanOrEqualTo(20));
        assertThat(states(crowd)).hasSize(91);
    }
}
