package io.rolecall.notify.channel;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Destination;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/** The door for those who name a webhook: whether messages may go there, and whether somebody there expects them. */
@Component
public class Webhooks {
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final WebhookChannel channel;
    private final ChannelSettings settings;
    private final InetAddressFilter external = InetAddressFilter.externalAddresses();

    Webhooks(WebhookChannel channel, ChannelSettings settings) {
        this.channel = channel;
        this.settings = settings;
    }

    /**
     * Refuses a webhook inside the operator's network. A name that is not known now may be known later, and is looked up again for
     * each message, as is one that leads elsewhere by then.
     */
    public void allow(Destination destination) {
        if (settings.allowPrivateAddresses() || !(destination instanceof Destination.Webhook hook)) {
            return;
        }
        String to = hook.to();
        try {
            InetAddress[] addresses = InetAddress.getAllByName(URI.create(to).getHost());
            if (Arrays.stream(addresses).noneMatch(external::matches)) {
                throw InvalidRequestException.of(
                        "delivery.to", to, -1, "This address is inside the operator's network, where we post nothing.");
            }
        } catch (UnknownHostException e) {
            log.debug("{} is not known now", to);
        }
    }

    /**
     * Posts a challenge, and refuses a webhook that doesn't answer with it: whoever names it may not be whose it is.
     *
     * @param alertId of the alert whose messages it wants
     */
    public void verify(String alertId, Destination.Webhook hook) {
        allow(hook);
        String challenge = random();
        String refusal = switch (channel.challenge(hook, "verify-" + random(), alertId, challenge)) {
            case Outcome.Taken _ -> null;
            case Outcome.Nobody nobody -> nobody.reason();
            case Outcome.NotNow notNow -> notNow.reason();
            case Outcome.Gone gone -> gone.reason();
        };
        if (refusal != null) {
            throw InvalidRequestException.of(
                    "delivery.to",
                    hook.to(),
                    -1,
                    "The webhook was not verified: " + refusal
                            + ". It must answer our message of type webhook.verification with a 2xx and with data.challenge in the body.");
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
