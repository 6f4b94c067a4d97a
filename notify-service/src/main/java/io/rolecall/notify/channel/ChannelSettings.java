package io.rolecall.notify.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mails sent at the same time
 * @param webhooks posted to at the same time
 * @param webhooksPerHost of them to one host
 * @param allowPrivateAddresses whether webhooks may reach into the operator's own network
 * @param webhookDeadline from connecting to the end of the answer
 * @param from the sender of all mails
 * @param url this service's public address, for the links in mails
 * @param searchUrl the search's public address, for the links to postings
 */
@ConfigurationProperties("notify.channel")
public record ChannelSettings(
        @DefaultValue("8") int mails,
        @DefaultValue("32") int webhooks,
        @DefaultValue("4") int webhooksPerHost,
        boolean allowPrivateAddresses,
        @DefaultValue("PT20S") Duration webhookDeadline,
        String from,
        URI url,
        URI searchUrl) {
    public ChannelSettings {
        if (webhookDeadline.isNegative() || webhookDeadline.isZero()) {
            throw new IllegalArgumentException("notify.channel.webhook-deadline must not be negative or nothing");
        }
        if (mails < 1 || webhooks < 1 || webhooksPerHost < 1) {
            throw new IllegalArgumentException("notify.channel: mails, webhooks or webhooks-per-host is below 1");
        }
        if (from == null || from.isBlank()) {
            throw new IllegalArgumentException(
                    "MAIL_FROM is not set: set it to the sender of all mails, such as Jobs <alerts@example.org>");
        }
        if (from.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("notify.channel.from (MAIL_FROM) is not the address of a sender");
        }
        url = base("notify.channel.url (NOTIFY_URL)", url);
        searchUrl = base("notify.channel.search-url (SEARCH_URL)", searchUrl);
    }

    /** The sender's mailbox, without the name. */
    public String mailbox() {
        return from.substring(from.indexOf('<') + 1).replace(">", "").strip();
    }

    private static URI base(String name, URI uri) {
        String text = uri == null ? "" : uri.toString().replaceAll("/+$", "");
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new IllegalArgumentException(name + " is not an http or https address");
        }
        return URI.create(text);
    }
}
