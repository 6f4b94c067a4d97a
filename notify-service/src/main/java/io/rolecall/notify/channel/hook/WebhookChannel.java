package io.rolecall.notify.channel.hook;

import static java.util.stream.Collectors.joining;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.channel.Phrases;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts messages to webhooks as Standard Webhooks has them. Only a 2xx counts; 410 ends it; the answer to a message is not
 * read.
 */
@Component
class WebhookChannel implements Channel<Destination.Webhook> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Outbound outbound;
    private final ChannelSettings settings;
    private final Clock clock;

    WebhookChannel(Outbound outbound, ChannelSettings settings, Clock clock) {
        this.outbound = outbound;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Class<Destination.Webhook> takes() {
        return Destination.Webhook.class;
    }

    @Override
    public Lane lane(Destination.Webhook to) {
        return laneOf(to, settings);
    }

    /** One for each host: what is slow there holds up nobody elsewhere. */
    static Lane laneOf(Destination to, ChannelSettings settings) {
        return new Lane(
                Pool.POSTS, String.valueOf(URI.create(to.to()).getHost()), settings.webhooksPerHost(), Duration.ZERO);
    }

    @Override
    public Outcome send(Notice notice, Destination.Webhook to) {
        return post(to, notice.id(), HookMessage.of(notice), null);
    }

    /** Asks whether somebody is there who expects our messages: the answer must be a 2xx with the challenge in its body. */
    @Override
    public Outcome greet(Notice.About about, Phrases phrases, Destination.Webhook hook) {
        String challenge = random();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "webhook.verification");
        message.put("timestamp", clock.instant().toString());
        message.put("data", Map.of("alert", about.alert().id(), "challenge", challenge));
        return post(
                hook,
                "verify-" + random(),
                JSON.writeValueAsBytes(message),
                (status, beginning) -> beginning.contains(challenge)
                        ? new Outcome.Taken()
                        : new Outcome.NotNow("the webhook answered " + status + " without the challenge", null));
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Outcome post(Destination.Webhook hook, String id, byte[] body, Outbound.@Nullable Reader reader) {
        Instant now = clock.instant();
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                hook.secrets(now).stream()
                        .map(secret -> WebhookSignature.of(secret, id, timestamp, body))
                        .collect(joining(" ")));
        return outbound.post(new Outbound.Receiver("the webhook", URI.create(hook.to()), false), headers, body, reader);
    }
}
