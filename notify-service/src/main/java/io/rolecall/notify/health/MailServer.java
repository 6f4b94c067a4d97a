package io.rolecall.notify.health;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start where no mail could ever be sent: a service that only looks well is worse than none. */
@Component
class MailServer {
    MailServer(Environment environment) {
        if (environment.getProperty("spring.mail.host", "").isBlank()) {
            throw new IllegalStateException("SMTP_HOST is not set: set it to the server that takes our mails");
        }
    }
}
