package io.rolecall.notify.channel.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Brief;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.channel.Phrases;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publishes to topics of ntfy servers, as JSON to the server's root: headers would not carry every letter. */
@Component
class NtfyChannel implements Channel<Destination.Ntfy> {
    /** More than 4,096 bytes become an attachment that nobody opens. */
    static final int MOST = 3_900;

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Outbound outbound;
    private final ChannelSettings settings;

    NtfyChannel(Outbound outbound, ChannelSettings settings) {
        this.outbound = outbound;
        this.settings = settings;
    }

    @Override
    public Class<Destination.Ntfy> takes() {
        return Destination.Ntfy.class;
    }

    @Override
    public Lane lane(Destination.Ntfy to) {
        return WebhookChannel.laneOf(to, settings);
    }

    @Override
    public Outcome send(Notice notice, Destination.Ntfy to) {
        Brief brief = Brief.of(notice).fit(MOST, b -> text(b).getBytes(UTF_8).length);
        // One posting: its page opens with a touch.
        String click = brief.lines().size() == 1 && brief.rest() == 0
                ? brief.lines().getFirst().url()
                : brief.more();
        return say(brief.headline(), text(brief), click, to);
    }

    @Override
    public Outcome greet(Notice.About about, Phrases phrases, Destination.Ntfy to) {
        return say("Rolecall", phrases.say("hello", about.name()), about.links().manage(), to);
    }

    private Outcome say(String title, String text, String click, Destination.Ntfy to) {
        int slash = to.to().lastIndexOf('/');
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("topic", to.to().substring(slash + 1));
        message.put("title", title);
        message.put("message", text.isEmpty() ? title : text);
        message.put("click", click);
        Map<String, String> headers = to.token() == null
                ? Map.of("Content-Type", "application/json")
                : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + to.token());
        URI server = URI.create(to.to().substring(0, slash + 1));
        return outbound.post(
                new Outbound.Receiver("the ntfy server", server, false), headers, JSON.writeValueAsBytes(message));
    }

    private static String text(Brief brief) {
        return brief.text(line -> line.title() + "\n" + line.details() + "\n" + line.url(), url -> url);
    }
}
