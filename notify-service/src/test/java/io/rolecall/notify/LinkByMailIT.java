package io.rolecall.notify;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link to all alerts, mailed to whoever asks for it and has some. */
class LinkByMailIT extends OneSubscriber {
    @Test
    void who_is_known_gets_a_link_and_who_is_not_gets_no_mail_but_the_same_answer() {
        alert(word(), "\"name\": \"My list\"");
        String stranger = address("stranger");
        assertThat(api.get("/subscriber").body()).contains("Mail me the link", "action=\"/subscriber\"");
        Api.Answer unknown = ask(stranger);
        Api.Answer known = ask(to);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.body()).isEqualTo(unknown.body()).doesNotContain(to);
        assertThat(known.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());

        var mail = Mails.first(to);
        assertThat(mail.header("List-Unsubscribe")).isEmpty();
        assertThat(mail.text()).contains("If it was not you");
        assertThat(api.get(Mails.link(mail, "/subscriber/")).body()).contains("My list", to);
        assertThat(Infrastructure.smtp().received(stranger)).isEmpty();
    }

    @Test
    void a_link_that_has_had_its_time_offers_another() {
        alert(word(), "");
        String late =
                "/subscriber/" + tokens.subscriber(subscriber(), Instant.now().minus(Duration.ofDays(7)));
        Api.Answer page = api.get(late);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("name=\"email\"", "Mail me the link").doesNotContain(to);
        assertThat(page.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(api.get("/subscriber/a.b.c").body()).contains("href=\"/subscriber\"");
    }

    @Test
    void it_goes_to_the_mailbox_in_its_readers_language_wherever_the_finds_go() {
        try (Hook hook = new Hook(200)) {
            Api.Mine mine = alert(word(), "");
            api.form(page(), Map.of("action", "wishes", "language", "de", "mostADay", "50"));
            api.patch("/v1/alerts/" + mine.id(), """
                    {"delivery": {"channel": "slack", "to": "%s"}}""".formatted(hook.url()), Api.operator());
            ask(to);
            assertThat(Mails.first(to).text()).contains("Jemand, wahrscheinlich Sie, hat um den Link");
            assertThat(hook.calls).isEmpty();
        }
    }

    @Test
    void too_many_are_not_sent_and_nobody_is_told() {
        Api.Mine mine = alert(word(), "");
        String answer = ask(to).body();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(to).body()).isEqualTo(answer);
        }
        assertThat(mongo.getCollection("deliveries").countDocuments(eq("alerts", mine.id())))
                .isEqualTo(3);
    }

    @Test
    void who_never_confirmed_and_what_is_no_address_get_nothing() {
        String unconfirmed = address("eve");
        api.post("/v1/alerts", """
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}}""".formatted(word(), unconfirmed));
        ask(unconfirmed);
        assertThat(Mails.first(unconfirmed).text()).contains("/confirm");
        assertThat(mongo.getCollection("deliveries").find())
                .noneMatch(d -> d.toJson().contains("LINK")
                        && d.toJson().contains(io.rolecall.notify.subscriber.SubscriberId.of(unconfirmed)));
        Api.Answer refused = ask("nonsense");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("role=\"alert\"", "value=\"nonsense\"");
    }

    @Test
    void who_has_left_or_was_erased_gets_the_same_answer_and_no_mail() {
        String answer = ask(address("stranger")).body();
        Api.Mine mine = alert(word(), "");
        assertThat(api.delete("/v1/alerts/" + mine.id(), Api.bearer(mine.token()))
                        .status())
                .isEqualTo(204);
        assertThat(ask(to).body()).as("left, and known for some weeks").isEqualTo(answer);
        alert(word(), "");
        assertThat(api.delete("/v1/subscribers/me", Api.bearer(token())).status())
                .isEqualTo(204);
        assertThat(ask(to).body()).as("erased").isEqualTo(answer);
        // Who comes after them has theirs, and nothing of what was asked for before.
        Api.Mine again = alert(word(), "");
        assertThat(ask(to).body()).isEqualTo(answer);
        assertThat(Mails.link(Mails.first(to), "/subscriber/")).isNotNull();
        assertThat(mongo.getCollection("deliveries").find(eq("kind", "LINK")))
                .filteredOn(d -> d.getString("subscriberId").equals(io.rolecall.notify.subscriber.SubscriberId.of(to)))
                .singleElement()
                .satisfies(d -> assertThat(d.getList("alerts", String.class)).containsExactly(again.id()));
    }

    private Api.Answer ask(String email) {
        return api.form("/subscriber", Map.of("email", email));
    }
}
