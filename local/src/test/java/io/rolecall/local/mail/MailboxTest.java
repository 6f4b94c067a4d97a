package io.rolecall.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
    @Test
    void ofMoreMailsThanItHoldsTheNewestStay() {
        Mailbox mailbox = new Mailbox(Clock.systemUTC(), 3, 1 << 20);
        for (int i = 1; i <= 5; i++) {
            mailbox.add(List.of("a@example.org"), mail("Subject: " + i + "\r\n\r\ntext"));
        }

        assertThat(mailbox.all()).extracting(CaughtMail::subject).containsExactly("3", "4", "5");
        assertThat(mailbox.newest(1, 10)).extracting(CaughtMail::subject).containsExactly("4", "3");
    }

    @Test
    void ofMoreBytesThanItHoldsTheNewestStayAndTheLastAlways() {
        Mailbox mailbox = new Mailbox(Clock.systemUTC(), 100, 50);
        mailbox.add(List.of("a@example.org"), mail("Subject: small\r\n\r\n"));
        mailbox.add(List.of("a@example.org"), mail("Subject: large\r\n\r\n" + "x".repeat(100)));

        assertThat(mailbox.all()).extracting(CaughtMail::subject).containsExactly("large");
    }

    @Test
    void aMailThatIsNoneIsShownAsFarAsItCanBeRead() {
        Mailbox mailbox = new Mailbox(Clock.systemUTC(), 100, 1 << 20);
        mailbox.add(
                List.of("a@example.org"),
                mail("From: <<>>\r\nContent-Type: multipart/mixed; boundary=\r\nDate: never\r\n\r\n--\r\n\0\r\n"));

        assertThat(mailbox.all()).singleElement().satisfies(caught -> {
            assertThat(caught.to()).containsExactly(new CaughtMail.Address("", "a@example.org"));
            assertThat(caught.subject()).isEmpty();
            assertThat(caught.text()).isNotNull();
        });
    }

    private static byte[] mail(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
