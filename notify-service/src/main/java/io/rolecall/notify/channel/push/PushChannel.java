package io.rolecall.notify.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Brief;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.hook.Outbound;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends notices to browsers: a title, some lines, and what a touch opens. 404 and 410 end the subscription. */
@Component
class PushChannel implements Channel<Destination.WebPush> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Outbound outbound;
    private final Vapid vapid;
    private final PushSettings settings;
    private final ChannelSettings channel;

    PushChannel(Outbound outbound, Vapid vapid, PushSettings settings, ChannelSettings channel) {
        this.outbound = outbound;
        this.vapid = vapid;
        this.settings = settings;
        this.channel = channel;
    }

    @Override
    public Class<Destination.WebPush> takes() {
        return Destination.WebPush.class;
    }

    @Override
    public Lane lane(Destination.WebPush to) {
        // All browsers of a maker have one host, which bears more than a subscriber's program.
        return new Lane(Pool.POSTS, String.valueOf(URI.create(to.to()).getHost()), channel.webhooks(), Duration.ZERO);
    }

    @Override
    public Outcome send(Notice notice, Destination.WebPush to) {
        Brief brief = Brief.of(notice).fit(PushCipher.MOST, b -> message(notice.id(), b).length);
        return push(notice.id(), message(notice.id(), brief), to);
    }

    @Override
    public Outcome greet(Notice.About about, Phrases phrases, Destination.WebPush to) {
        Brief hello = new Brief(
                phrases.say("hello", about.name()),
                List.of(),
                0,
                0,
                about.links().manage(),
                phrases);
        String id = "hello-" + about.alert().id();
        return push(id, message(id, hello), to);
    }

    private static byte[] message(String id, Brief brief) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("title", brief.headline());
        message.put(
                "body",
                brief.text(line -> line.title() + "\n" + line.details(), url -> "")
                        .strip());
        message.put(
                "url",
                brief.lines().size() == 1 && brief.rest() == 0
                        ? brief.lines().getFirst().url()
                        : brief.more());
        return JSON.writeValueAsString(message).getBytes(UTF_8);
    }

    private Outcome push(String id, byte[] message, Destination.WebPush to) {
        Base64.Decoder base64 = Base64.getUrlDecoder();
        URI endpoint = URI.create(to.to());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Authorization", vapid.authorization(endpoint));
        headers.put("TTL", Long.toString(settings.ttl().toSeconds()));
        headers.put("Urgency", "normal");
        // A try that is sent twice replaces itself while the browser is away.
        headers.put("Topic", topic(id));
        return outbound.post(
                new Outbound.Receiver("the push service", endpoint, true),
                headers,
                PushCipher.encrypt(message, base64.decode(to.p256dh()), base64.decode(to.auth())));
    }

    private static String topic(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 24));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
