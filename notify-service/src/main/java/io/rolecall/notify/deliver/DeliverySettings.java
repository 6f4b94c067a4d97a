package io.rolecall.notify.deliver;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param immediateWindow how long matches for an immediate alert are gathered, from the first
 * @param itemsPerMessage postings in one message; more follow in the next
 * @param mails sent at the same time
 * @param webhooks posted to at the same time
 * @param webhooksPerHost of them to one host
 * @param allowPrivateAddresses whether webhooks may reach into the operator's own network
 * @param webhookDeadline from connecting to the end of the answer
 * @param sweep how often what is due is derived from the stored truth again
 * @param giveUp how long a delivery is tried that its receiver keeps refusing for now
 * @param from the sender of all mails
 * @param url this service's public address, for the links in mails
 * @param searchUrl the search's public address, for the links to postings
 */
@ConfigurationProperties("notify.delivery")
public record DeliverySettings(
        @DefaultValue("PT5M") Duration immediateWindow,
        @DefaultValue("20") int itemsPerMessage,
        @DefaultValue("8") int mails,
        @DefaultValue("32") int webhooks,
        @DefaultValue("4") int webhooksPerHost,
        boolean allowPrivateAddresses,
        @DefaultValue("PT20S") Duration webhookDeadline,
        @DefaultValue("PT1M") Duration sweep,
        @DefaultValue("P5D") Duration giveUp,
        String from,
        URI url,
        URI searchUrl) {
    public DeliverySettings {
        positive("immediate-window (NOTIFY_IMMEDIATE_WINDOW)", immediateWindow.plusMillis(1));
        positive("webhook-deadline", webhookDeadline);
        positive("sweep", sweep);
        positive("give-up", giveUp);
        if (itemsPerMessage < 1 || itemsPerMessage > 200 || mails < 1 || webhooks < 1 || webhooksPerHost < 1) {
            throw new IllegalArgumentException(
                    "notify.delivery: items-per-message is not between 1 and 200, or mails, webhooks or webhooks-per-host is below 1");
        }
        if (from == null || from.isBlank() || from.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("notify.delivery.from (MAIL_FROM) is not the address of a sender");
        }
        url = base("notify.delivery.url (NOTIFY_URL)", url);
        searchUrl = base("notify.delivery.search-url (SEARCH_URL)", searchUrl);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("notify.delivery." + name + " must not be negative or nothing");
        }
    }

    private static URI base(String name, URI uri) {
        String text = uri == null ? "" : uri.toString().replaceAll("/+$", "");
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new IllegalArgumentException(name + " is not an http or https address");
        }
        return URI.create(text);
    }
}
