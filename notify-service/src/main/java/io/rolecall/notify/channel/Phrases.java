package io.rolecall.notify.channel;

import io.rolecall.notify.subscriber.AfterNotice;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What notices say, in the reader's language. */
public final class Phrases {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle bundle;

    private Phrases(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("phrases.notices", language, NO_FALLBACK);
    }

    public static Phrases in(Locale language) {
        return new Phrases(language);
    }

    /** The language's tag, for the markup of what is said. */
    public String tag() {
        return bundle.getLocale().getLanguage().isEmpty()
                ? "en"
                : bundle.getLocale().getLanguage();
    }

    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }

    /** A criterion's or field's name. */
    public String name(String criterion) {
        String key = "criterion." + criterion;
        return bundle.containsKey(key) ? bundle.getString(key) : Words.name(criterion);
    }

    public String date(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(spoken())
                .format(instant.atZone(zone));
    }

    /** A day and hour on somebody's clock. */
    public String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(say("moment"), spoken()).format(instant.atZone(zone));
    }

    private Locale spoken() {
        return tag().equals("en") ? Locale.UK : Locale.of(tag());
    }

    /** What is new about a vacancy in a few words; empty where it is simply new. */
    public List<String> badges(Notice.News news, ZoneId zone) {
        return switch (news) {
            case Notice.News.Fresh() -> List.of();
            case Notice.News.Reposted(Instant firstSeen) -> List.of(say("badge.reposted", date(firstSeen, zone)));
            case Notice.News.Changed(var changes) ->
                changes.stream().map(this::change).toList();
        };
    }

    private String change(Notice.Change change) {
        String what = change.what().word();
        if (change.what() == AfterNotice.CLOSED) {
            return say("after.closed");
        }
        if (change.now() == null) {
            return say("after." + what + ".gone", change.before() == null ? "" : change.before());
        }
        return change.before() == null
                ? say("after." + what + ".new", change.now())
                : say("after." + what, change.before(), change.now());
    }
}
