package io.rolecall.notify.web;

import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Asked;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.deliver.Deliveries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** What happens when a stranger asks for an alert. The answer is the same whatever it comes to, and takes as long. */
@Component
class SignUp {
    record Answer(String message) {
        static final Answer CHECK_YOUR_MAILBOX = new Answer(
                "If this address can get mail from us, a message is on its way. Open the link in it to confirm the alert.");
    }

    /** No answer comes sooner: what is done for an address that is known takes other steps than for one that isn't. */
    private static final Duration LEAST = Duration.ofMillis(60);

    private final Alerts alerts;
    private final Deliveries deliveries;

    SignUp(Alerts alerts, Deliveries deliveries) {
        this.alerts = alerts;
        this.deliveries = deliveries;
    }

    void ask(Wish wish, HttpServletRequest request) {
        evenly(() -> {
            switch (alerts.ask(wish, PageLanguage.of(request), request.getRemoteAddr())) {
                case Asked.Unconfirmed(var alert) -> deliveries.mail(alert, Notice.Kind.CONFIRMATION);
                case Asked.Known(var alert) -> deliveries.mail(alert, Notice.Kind.REMINDER);
                case Asked.Enough() -> {}
            }
        });
    }

    /** Does something of which nobody shall learn by its time what came of it. */
    static void evenly(Runnable what) {
        long start = System.nanoTime();
        try {
            what.run();
        } finally {
            long left;
            while ((left = LEAST.toNanos() - (System.nanoTime() - start)) > 0) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
