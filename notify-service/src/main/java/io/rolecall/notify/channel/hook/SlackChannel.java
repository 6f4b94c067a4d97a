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
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to incoming webhooks of Slack and of what takes the same: only {@code text}, which all of them understand. */
@Component
class SlackChannel implements Channel<Destination.Slack> {
    /** Slack cuts at 40,000 characters, others at 4,000 and a little more. */
    static final int MOST = 3_900;

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Outbound outbound;
    private final ChannelSettings settings;

    SlackChannel(Outbound outbound, ChannelSettings settings) {
        this.outbound = outbound;
        this.settings = settings;
    }

    @Override
    public Class<Destination.Slack> takes() {
        return Destination.Slack.class;
    }

    @Override
    public Lane lane(Destination.Slack to) {
        return WebhookChannel.laneOf(to, settings);
    }

    @Override
    public Outcome send(Notice notice, Destination.Slack to) {
        Brief brief = Brief.of(notice).fit(MOST, b -> text(b).length());
        return say(text(brief), to);
    }

    @Override
    public Outcome greet(Notice.About about, Phrases phrases, Destination.Slack to) {
        return say(escaped(phrases.say("hello", about.name())), to);
    }

    private Outcome say(String text, Destination.Slack to) {
        return outbound.post(
                new Outbound.Receiver("the chat", URI.create(to.to()), true),
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.writeValueAsString(Map.of("text", text)).getBytes(UTF_8));
    }

    private static String text(Brief brief) {
        return "*" + escaped(brief.headline()) + "*\n"
                + brief.text(
                        line -> "• <" + escaped(line.url()) + "|" + escaped(line.title()) + ">\n   "
                                + escaped(line.details()),
                        url -> "<" + escaped(url) + ">");
    }

    /** These three and nothing else are special there; what could close a link or make bold is no longer what it was. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "¦")
                .replace("*", "∗");
    }
}
