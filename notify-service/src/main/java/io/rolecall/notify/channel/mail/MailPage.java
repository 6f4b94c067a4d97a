package io.rolecall.notify.channel.mail;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Named;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Reasons;
import io.rolecall.notify.channel.Words;
import io.rolecall.query.PlaceWanted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a mail says, for both of its forms.
 *
 * @param fresh what is new
 * @param after what has become of what was told
 */
public record MailPage(
        Notice notice, Phrases phrases, List<Entry> fresh, List<Entry> after, List<Words.Criterion> words) {
    private static final int LONGEST_SUBJECT = 120;
    private static final int MOST_REASONS = 6;

    /**
     * @param url the posting's page
     * @param badges what is new about it
     * @param by the alerts that found it; none where the mail is about one alert only
     * @param why as lines
     */
    public record Entry(
            String title,
            String organization,
            List<String> facts,
            String url,
            List<String> badges,
            Named by,
            List<String> why) {}

    static MailPage of(Notice notice) {
        Phrases phrases = Phrases.in(notice.language());
        List<Entry> fresh = new ArrayList<>();
        List<Entry> after = new ArrayList<>();
        for (Notice.Item item : notice.items()) {
            (item.news() instanceof Notice.News.Changed ? after : fresh).add(entry(item, notice, phrases));
        }
        return new MailPage(
                notice, phrases, fresh, after, Words.of(notice.alert().query(), phrases));
    }

    private static Entry entry(Notice.Item item, Notice notice, Phrases phrases) {
        Named by = Named.of(item.found().stream().map(Notice.Found::name));
        return new Entry(
                item.posting().title(),
                item.posting().organization(),
                item.posting().facts().stream().map(phrases::fact).toList(),
                notice.links().posting(item.posting().postingId()),
                phrases.badges(item.news(), zone(notice)),
                notice.alerts().size() == 1 ? Named.NONE : by,
                item.found().stream()
                        .filter(found -> by.first().contains(found.name()))
                        .flatMap(found -> {
                            List<PlaceWanted> places = places(found, notice);
                            return found.why().stream().map(why -> Reasons.line(why, places, phrases));
                        })
                        .distinct()
                        .limit(MOST_REASONS)
                        .toList());
    }

    private static List<PlaceWanted> places(Notice.Found found, Notice notice) {
        return notice.alerts().stream()
                .map(Notice.About::alert)
                .filter(alert -> alert.id().equals(found.alertId()))
                .flatMap(alert -> alert.query().location().stream())
                .toList();
    }

    public String subject() {
        int all = notice.items().size() + notice.more();
        String name = notice.alerts().getFirst().name();
        String subject = switch (notice.kind()) {
            case CONFIRMATION -> phrases.say("subject.confirmation", name);
            case REMINDER -> phrases.say("subject.reminder", name);
            case TROUBLE -> phrases.say("subject.trouble", name);
            case SILENT -> phrases.say("subject.silent", name);
            case LINK -> phrases.say("subject.link");
            case TEST -> phrases.say("subject.test", name);
            case MATCHES -> {
                if (fresh.isEmpty()) {
                    yield phrases.say("subject.changes", all);
                }
                if (all == 1) {
                    Entry one = fresh.getFirst();
                    yield phrases.say("subject.one", isolated(one.title()), isolated(one.organization()));
                }
                yield notice.alerts().size() == 1
                        ? phrases.say("subject.many", all, name)
                        : phrases.say("subject.alerts", all, notice.alerts().size());
            }
        };
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    /** Text from outside inside a line of ours: what is written from right to left doesn't turn the rest around. */
    static String isolated(String text) {
        String clean = text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
        boolean rightToLeft = clean.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(d -> d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        return rightToLeft ? "\u2068" + clean + "\u2069" : clean;
    }

    /** How long the link of a confirmation mail works. */
    public String until() {
        Instant until = notice.alert().confirmUntil();
        return until == null ? "" : phrases.say("confirmation.until", phrases.moment(until, zone(notice)));
    }

    /** What went wrong with the alert, as far as we know. */
    public String trouble() {
        String reason = notice.alert().reason();
        return reason == null ? "" : phrases.say("trouble.reason", phrases.reason(reason));
    }

    /** The page with all alerts of the reader; of this one where there is no reader. */
    public String everything() {
        String everything = notice.links().everything();
        return everything == null ? notice.links().manage() : everything;
    }

    /** Where an alert's finds went that is in trouble; empty where that was this mailbox. */
    public String troubleWhere() {
        Destination to = notice.alert().destination();
        return to instanceof Destination.Email || to.shown().isEmpty()
                ? ""
                : phrases.say("trouble.where", isolated(to.shown()));
    }

    /** For how long an alert has found nothing. */
    public String silentLead() {
        Notice.Silence silence = notice.silence();
        return silence == null || silence.days() < 1
                ? phrases.say("silent.lead")
                : phrases.say("silent.lead.days", silence.days());
    }

    /** Why it has found nothing, as far as we know. */
    public String silentReason() {
        Notice.Silence silence = notice.silence();
        return silence == null || silence.reason() == null
                ? phrases.say("silent.none")
                : phrases.say("silent.reason", phrases.audited(silence.reason()));
    }

    /** What its reader can do. */
    public String silentDo() {
        Notice.Silence silence = notice.silence();
        return phrases.say(silence == null || silence.reason() == null ? "silent.do" : "silent.do.reason");
    }

    /** What it is for. */
    public Named alerts() {
        return Named.of(notice.alerts().stream().map(Notice.About::name));
    }

    public boolean several() {
        return notice.alerts().size() > 1;
    }

    /** The beginning of the mail, as lists of mails show it after the subject. */
    public String preview() {
        return Stream.concat(fresh.stream(), after.stream())
                .limit(3)
                .map(e -> e.title() + " · " + e.organization())
                .reduce((a, b) -> a + " — " + b)
                .orElse("");
    }

    private static ZoneId zone(Notice notice) {
        return notice.alert().schedule().zone();
    }
}
