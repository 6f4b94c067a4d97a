package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends a notice by the channel of its destination, with no more sends at once than each of them can bear. */
@Component
public class Channels {
    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final long SHUTDOWN_SECONDS = 25;
    private final MailChannel mail;
    private final WebhookChannel webhook;
    private final ChannelSettings settings;
    private final Lanes lanes = new Lanes();
    private final ExecutorService mails;
    private final ExecutorService webhooks;

    Channels(MailChannel mail, WebhookChannel webhook, ChannelSettings settings) {
        this.mail = mail;
        this.webhook = webhook;
        this.settings = settings;
        this.mails = Executors.newFixedThreadPool(
                settings.mails(), Thread.ofPlatform().name("mail-", 1).factory());
        this.webhooks = Executors.newFixedThreadPool(
                settings.webhooks(), Thread.ofPlatform().name("webhook-", 1).factory());
    }

    /** Has it run when there is room for a send to the destination. */
    public void whenRoom(Destination destination, Runnable send) {
        switch (destination) {
            case Destination.Email email -> lanes.run(email.to(), 1, mails, send);
            case Destination.Webhook hook ->
                lanes.run(String.valueOf(URI.create(hook.to()).getHost()), settings.webhooksPerHost(), webhooks, send);
        }
    }

    public Outcome send(Notice notice) {
        return switch (notice.destination()) {
            case Destination.Email email -> mail.send(notice, email);
            case Destination.Webhook hook -> webhook.send(notice, hook);
        };
    }

    /** What has begun is finished, so that nothing sent goes unnoted. */
    public void stop() {
        mails.shutdown();
        webhooks.shutdown();
        try {
            if (!mails.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    || !webhooks.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some messages were still being sent when the service stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
