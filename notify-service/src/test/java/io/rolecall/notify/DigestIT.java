package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a subscriber gets in one message and what in the next. */
class DigestIT extends DigestedService {
    @Test
    void alerts_that_are_due_together_are_told_in_one_mail_with_one_item_for_each_vacancy() {
        Api.Mine jobs = alert(word, "immediate");
        Api.Mine pilots = alert(word + " pilot", "immediate");
        publish("Pilot " + word, "Airline");
        publish("Baker " + word, "Bakery");
        await().until(() -> states(jobs).size() == 2 && states(pilots).size() == 1);
        windowEnds();
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Pilot ")).hasSize(1);
        assertThat(lines(mail, "Baker ")).hasSize(1);
        await().until(() ->
                states(jobs).equals(List.of("sent", "sent")) && states(pilots).equals(List.of("sent")));
        assertThat(deliveries(jobs)).hasSize(1).isEqualTo(deliveries(pilots));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_vacancy_that_alerts_of_different_times_found_is_told_once_by_the_first() {
        Api.Mine daily = alert(word, "daily");
        Api.Mine atOnce = alert(word + " pilot", "immediate");
        publish("Pilot " + word, "Airline");
        await().until(() -> states(daily).size() == 1 && states(atOnce).size() == 1);
        windowEnds();
        assertThat(lines(Mails.first(to), "Pilot ")).hasSize(1);
        await().until(() -> states(daily).equals(List.of("sent")));
        assertThat(deliveries(daily)).isEqualTo(deliveries(atOnce));
        publish("Baker " + word, "Bakery");
        await().until(() -> states(daily).size() == 2);

        Later.by(Duration.ofDays(1));
        assertThat(lines(Mails.wait(to, 2).get(1), "Baker ")).hasSize(1);
        assertThat(lines(Mails.wait(to, 2).get(1), "Pilot ")).isEmpty();
    }

    @Test
    void what_another_alert_finds_after_it_was_told_is_not_told_again() {
        Api.Mine first = alert(word + " pilot", "immediate");
        Posting posting = posting("Pilot " + word, "Airline").build();
        publish(posting);
        told(1);
        Api.Mine second = alert(word + " airline", "immediate");
        publish(Postings.changed(posting).title("Pilot, airline " + word).build());
        await().until(() -> states(second).size() == 1);
        windowEnds();
        await().until(() -> states(second).equals(List.of("sent")));
        assertThat(deliveries(second)).isEqualTo(deliveries(first));
        publish("Pilot elsewhere airline " + word, "Another");
        assertThat(lines(told(2).get(1), "Pilot, airline")).isEmpty();
    }

    @Test
    void digests_that_were_missed_are_caught_up_in_one() {
        Api.Mine mine = alert(word, "daily");
        publish("First " + word, "One");
        await().until(() -> states(mine).size() == 1);
        // Nobody looks for three days: as if the service had not run.
        Later.by(Duration.ofDays(3).plusHours(2));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "First ")).hasSize(1);
        publish("Second " + word, "Two");
        await().until(() -> states(mine).size() == 2);
        Later.by(Duration.ofDays(4).plusHours(3));
        assertThat(lines(Mails.wait(to, 2).get(1), "Second ")).hasSize(1);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void who_asks_for_something_else_now_is_not_told_what_they_asked_for_before() {
        Api.Mine mine = alert(word, "daily");
        publish("Pilot " + word, "Airline");
        publish("Baker " + word, "Bakery");
        await().until(() -> states(mine).size() == 2);
        api.patch("/v1/alerts/" + mine.id(), "{\"query\": {\"q\": \"baker " + word + "\"}}", Api.bearer(mine.token()));
        Later.by(Duration.ofDays(1));
        CaughtMail mail = Mails.first(to);
        assertThat(lines(mail, "Baker ")).hasSize(1);
        assertThat(lines(mail, "Pilot ")).isEmpty();
        assertThat(mail.text()).as("the reason is of what they ask for now").containsIgnoringCase("baker");
        await().untilAsserted(() -> assertThat(states(mine)).containsExactlyInAnyOrder("sent", "withdrawn"));
    }
}
