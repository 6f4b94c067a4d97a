package io.rolecall.notify.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DomainRatesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    @Test
    void mails_to_one_domain_are_spaced_and_others_wait_for_nothing() {
        DomainRates rates = new DomainRates(settings("gmail.com=4, *=0").perSecond());
        assertThat(rates.take("a@gmail.com", NOW)).isZero();
        assertThat(rates.take("b@GMAIL.com", NOW)).isEqualTo(Duration.ofMillis(250));
        assertThat(rates.take("c@gmail.com", NOW)).isEqualTo(Duration.ofMillis(500));
        assertThat(rates.take("a@example.org", NOW)).isZero();
        assertThat(rates.take("b@example.org", NOW)).isZero();
        assertThat(rates.take("d@gmail.com", NOW.plusSeconds(5))).isZero();
    }

    @Test
    void a_list_that_cannot_be_read_stops_the_start() {
        assertThatThrownBy(() -> settings("gmail.com=quick")).hasMessageContaining("MAIL_RATES");
    }

    private static MailSettings settings(String rates) {
        return new MailSettings(1, Duration.ofSeconds(1), rates, "");
    }
}
