package io.rolecall.notify.subscriber;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A subscriber as MongoDB keeps it. */
final class SubscriberDocument {
    private SubscriberDocument() {}

    static Document of(Preferences p) {
        QuietHours quiet = p.quiet();
        return new Document("language", p.language().toLanguageTag())
                .append(
                        "blocks",
                        new Document("organizations", p.blocks().organizations())
                                .append("agencies", p.blocks().agencies())
                                .append("words", p.blocks().words()))
                .append("repostsAfterDays", days(p.reposts()))
                .append("after", p.after().stream().map(Enum::name).sorted().toList())
                .append(
                        "quiet",
                        quiet == null
                                ? null
                                : new Document("from", quiet.from().toString())
                                        .append("until", quiet.until().toString())
                                        .append("zone", quiet.zone().getId()))
                .append("mostADay", p.mostADay())
                .append("pausedUntil", p.pausedUntil());
    }

    static Subscriber subscriber(Document d) {
        return new Subscriber(
                d.getString("_id"),
                d.getLong("version"),
                d.getString("mailbox"),
                d.getString("seed"),
                preferences(d.get("preferences", Document.class)),
                Set.copyOf(d.getList("alerts", String.class, List.of())),
                d.getDate("createdAt").toInstant(),
                d.getDate("enteredAt").toInstant(),
                instant(d.getDate("confirmedAt")),
                instant(d.getDate("leftAt")));
    }

    private static Preferences preferences(Document d) {
        Document blocks = d.get("blocks", Document.class);
        Document quiet = d.get("quiet", Document.class);
        return new Preferences(
                Locale.forLanguageTag(d.getString("language")),
                new Blocks(
                        blocks.getList("organizations", String.class),
                        blocks.getList("agencies", String.class),
                        blocks.getList("words", String.class)),
                reposts(d.getInteger("repostsAfterDays")),
                d.getList("after", String.class).stream()
                        .map(AfterNotice::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                quiet == null
                        ? null
                        : new QuietHours(
                                LocalTime.parse(quiet.getString("from")),
                                LocalTime.parse(quiet.getString("until")),
                                ZoneId.of(quiet.getString("zone"))),
                d.getInteger("mostADay"),
                instant(d.getDate("pausedUntil")));
    }

    /** Never: null. */
    private static @Nullable Integer days(Reposts reposts) {
        return switch (reposts) {
            case Reposts.Never _ -> null;
            case Reposts.AfterDays(int days) -> days;
            case Reposts.Always _ -> 0;
        };
    }

    private static Reposts reposts(@Nullable Integer days) {
        if (days == null) {
            return new Reposts.Never();
        }
        return days == 0 ? new Reposts.Always() : new Reposts.AfterDays(days);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
