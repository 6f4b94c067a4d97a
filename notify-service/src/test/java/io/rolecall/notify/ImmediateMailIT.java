package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import org.junit.jupiter.api.Test;

class ImmediateMailIT extends RunningService {
    @Test
    void a_new_posting_is_mailed_to_the_alert_that_its_search_would_find() {
        String word = word();
        String to = address("ada");
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s title:engineer"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        Posting posting = Postings.aPosting()
                .location(Postings.BERLIN)
                .workplace(Workplace.HYBRID)
                .pay("75000", "95000", "EUR", Pay.Period.YEAR)
                .title("Engineer, Tunnels")
                .organization("Deep & Co")
                .description("<p>About " + word + ".</p>")
                .build();
        PostingsTopic.published(posting);
        PostingsTopic.published(Postings.aPosting().title("Baker " + word).build());

        await().until(() -> Infrastructure.smtp().received(to).size() == 1);
        var mail = Infrastructure.smtp().received(to).getFirst();
        assertThat(mail.text()).contains("Engineer, Tunnels", "Deep & Co", word);
        assertThat(mail.text()).contains("Berlin, Germany", "Hybrid", "€75,000–95,000 a year");
        assertThat(mail.html())
                .contains("Engineer, Tunnels", "Deep &amp; Co", "Berlin, Germany", "Hybrid", "€75,000–95,000 a year");
        assertThat(mail.header("List-Unsubscribe-Post")).contains("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Unsubscribe").orElseThrow())
                .startsWith("<http://localhost:8082/unsubscribe/" + mine.id());
        assertThat(api.get(Mails.link(mail, "/subscriber/")).body()).contains(to, word);
    }
}
