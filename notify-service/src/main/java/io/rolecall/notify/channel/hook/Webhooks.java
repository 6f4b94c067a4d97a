package io.rolecall.notify.channel.hook;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Channels;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/** The door for those who name a destination: whether messages may go there, and whether somebody there expects them. */
@Component
public class Webhooks {
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final Channels channels;
    private final ChannelSettings settings;
    private final Tokens tokens;
    private final InetAddressFilter external = InetAddressFilter.externalAddresses();

    Webhooks(Channels channels, ChannelSettings settings, Tokens tokens) {
        this.channels = channels;
        this.settings = settings;
        this.tokens = tokens;
    }

    /**
     * Refuses an address inside the operator's network, and one whose messages anybody on the way could read. A name that is not
     * known now may be known later, and is looked up again for each message, as is one that leads elsewhere by then.
     */
    public void allow(Destination destination) {
        switch (destination) {
            case Destination.Webhook(String to, var _, var _) -> allow(to, false);
            case Destination.Slack(String to) -> allow(to, true);
            case Destination.Discord(String to) -> allow(to, true);
            case Destination.Ntfy(String to, var _) -> allow(to, true);
            case Destination.WebPush(String to, var _, var _) -> allow(to, true);
            case Destination.Email _, Destination.Feed _ -> {}
        }
    }

    private void allow(String to, boolean secret) {
        if (settings.allowPrivateAddresses()) {
            return;
        }
        URI uri = URI.create(to);
        if (secret && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw InvalidRequestException.of(
                    "delivery.to",
                    null,
                    -1,
                    "This address is not an https address: anybody on the way could read what we post there.");
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
            if (Arrays.stream(addresses).noneMatch(external::matches)) {
                throw InvalidRequestException.of(
                        "delivery.to",
                        secret ? null : to,
                        -1,
                        "This address is inside the operator's network, where we post nothing.");
            }
        } catch (UnknownHostException e) {
            log.debug("{} is not known now", uri.getHost());
        }
    }

    /**
     * Refuses a destination that doesn't take a first message, a webhook's with a challenge to answer: whoever names it may not be
     * whose it is.
     *
     * @param alert whose messages it is to get
     * @param language of its reader
     */
    public void verify(Alert alert, Destination destination, Locale language) {
        allow(destination);
        Phrases phrases = Phrases.in(language);
        String name = Words.name(alert, phrases);
        Notice.About about = new Notice.About(alert, name, Links.of(alert, tokens, settings));
        String refusal = channels.greet(about, phrases, destination).trouble();
        if (refusal == null) {
            return;
        }
        throw switch (destination) {
            case Destination.Webhook(String to, var _, var _) ->
                InvalidRequestException.of(
                        "delivery.to",
                        to,
                        -1,
                        "The webhook was not verified: " + refusal
                                + ". It must answer our message of type webhook.verification with a 2xx and with"
                                + " data.challenge in the body.");
            case Destination.Slack _,
                    Destination.Discord _,
                    Destination.Ntfy _,
                    Destination.WebPush _,
                    Destination.Email _,
                    Destination.Feed _ ->
                new InvalidRequestException(
                        "delivery.to", "This address did not take our first message: " + refusal + ".");
        };
    }
}
