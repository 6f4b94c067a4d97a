package io.rolecall.notify.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A notice in a few lines, for channels that show no page.
 *
 * @param headline what it is
 * @param lines one for each vacancy
 * @param rest of the lines that were left out and of what follows; 0: none
 * @param unnamed how many alerts it is for that the headline doesn't name
 * @param more where all of it can be seen
 */
public record Brief(String headline, List<Line> lines, int rest, int unnamed, String more, Phrases phrases) {
    private static final int LONGEST = 160;

    /**
     * @param details organisation, place and what is new, with dots between
     * @param url the posting's page
     */
    public record Line(String title, String details, String url) {}

    public static Brief of(Notice notice) {
        Phrases phrases = Phrases.in(notice.language());
        List<Line> lines = new ArrayList<>();
        for (Notice.Item item : notice.items()) {
            List<String> details = new ArrayList<>();
            details.add(item.posting().organization());
            item.posting().facts().stream().map(phrases::fact).forEach(details::add);
            details.addAll(phrases.badges(item.news(), notice.alert().schedule().zone()));
            lines.add(new Line(
                    cut(item.posting().title()),
                    cut(details.stream().filter(d -> !d.isBlank()).collect(Collectors.joining(" · "))),
                    notice.links().posting(item.posting().postingId())));
        }
        String more = notice.all() != null ? notice.all() : notice.links().manage();
        Named alerts = Named.of(notice.alerts().stream().map(Notice.About::name));
        return new Brief(
                headline(notice, alerts, phrases), List.copyOf(lines), notice.more(), alerts.others(), more, phrases);
    }

    private static String headline(Notice notice, Named alerts, Phrases phrases) {
        String names = cut(String.join("; ", alerts.first()));
        if (alerts.others() > 0) {
            names += " " + phrases.say("found.more", alerts.others());
        }
        boolean changes = !notice.items().isEmpty()
                && notice.items().stream().allMatch(i -> i.news() instanceof Notice.News.Changed);
        String headline = phrases.say(
                changes ? "chat.changes" : "chat.headline", notice.items().size() + notice.more(), names);
        return notice.kind() == Notice.Kind.TEST ? phrases.say("subject.test", headline) : headline;
    }

    /** Without the last lines, when all of it would be larger than allowed. */
    public Brief fit(int most, ToIntFunction<Brief> size) {
        Brief brief = this;
        while (!brief.lines.isEmpty() && size.applyAsInt(brief) > most) {
            brief = new Brief(
                    headline, brief.lines.subList(0, brief.lines.size() - 1), brief.rest + 1, unnamed, more, phrases);
        }
        return brief;
    }

    /** As text with a line or two for each vacancy. */
    public String text(Function<Line, String> line, Function<String, String> link) {
        List<String> text = new ArrayList<>(lines.stream().map(line).toList());
        if (rest > 0) {
            text.add(phrases.say("cut", rest) + ": " + link.apply(more));
        } else if (unnamed > 0 && !link.apply(more).isEmpty()) {
            text.add(phrases.say("found.all") + ": " + link.apply(more));
        }
        return String.join("\n", text);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
