package io.rolecall.notify.channel.hook;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Brief;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.channel.Phrases;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts to webhooks of Discord: a headline, and one embed with the postings. Nobody is ever mentioned. */
@Component
class DiscordChannel implements Channel<Destination.Discord> {
    /** An embed's description takes 4,096 characters. */
    static final int MOST = 4_000;

    private static final int LONGEST_HEADLINE = 1_900;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Outbound outbound;
    private final ChannelSettings settings;

    DiscordChannel(Outbound outbound, ChannelSettings settings) {
        this.outbound = outbound;
        this.settings = settings;
    }

    @Override
    public Class<Destination.Discord> takes() {
        return Destination.Discord.class;
    }

    @Override
    public Lane lane(Destination.Discord to) {
        return WebhookChannel.laneOf(to, settings);
    }

    @Override
    public Outcome send(Notice notice, Destination.Discord to) {
        Brief brief = Brief.of(notice).fit(MOST, b -> description(b).length());
        return say(brief.headline(), description(brief), to);
    }

    @Override
    public Outcome greet(Notice.About about, Phrases phrases, Destination.Discord to) {
        return say(phrases.say("hello", about.name()), "", to);
    }

    private Outcome say(String headline, String description, Destination.Discord to) {
        Map<String, Object> message = new LinkedHashMap<>();
        String content = escaped(headline);
        message.put("content", content.substring(0, Math.min(content.length(), LONGEST_HEADLINE)));
        message.put("allowed_mentions", Map.of("parse", List.of()));
        if (!description.isEmpty()) {
            message.put("embeds", List.of(Map.of("description", description)));
        }
        return outbound.post(
                new Outbound.Receiver("the chat", URI.create(to.to()), true),
                Map.of("Content-Type", "application/json"),
                JSON.writeValueAsBytes(message));
    }

    private static String description(Brief brief) {
        return brief.text(
                line -> "**[" + escaped(line.title()) + "](" + address(line.url()) + ")**\n" + escaped(line.details()),
                url -> "<" + url + ">");
    }

    /** A closing parenthesis would end the link. */
    private static String address(String url) {
        return url.replace("(", "%28").replace(")", "%29");
    }

    static String escaped(String text) {
        return text.replaceAll("([\\\\*_~`|>\\[\\]()#<@-])", "\\\\$1");
    }
}
