package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Destination;
import java.net.URI;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Sends a notice by the channel of its alert, with no more sends at once than each of them can bear. */
@Component
class Channels {
    private final MailChannel mail;
    private final WebhookChannel webhook;
    private final DeliverySettings settings;
    private final Lanes lanes = new Lanes();
    private final Semaphore mails;
    private final Semaphore webhooks;

    Channels(MailChannel mail, WebhookChannel webhook, DeliverySettings settings) {
        this.mail = mail;
        this.webhook = webhook;
        this.settings = settings;
        this.mails = new Semaphore(settings.mails(), true);
        this.webhooks = new Semaphore(settings.webhooks(), true);
    }

    /** Runs it when there is room for a send to the destination. */
    void whenRoom(Destination destination, Runnable send) throws InterruptedException {
        switch (destination) {
            case Destination.Email email -> lanes.run(email.to(), 1, mails, send);
            case Destination.Webhook hook ->
                lanes.run(String.valueOf(URI.create(hook.to()).getHost()), settings.webhooksPerHost(), webhooks, send);
        }
    }

    Outcome send(Notice notice) {
        return switch (notice.alert().destination()) {
            case Destination.Email email -> mail.send(notice, email);
            case Destination.Webhook hook -> webhook.send(notice, hook);
        };
    }
}
