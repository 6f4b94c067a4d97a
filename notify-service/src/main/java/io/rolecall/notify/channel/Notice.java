package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Why;
import io.rolecall.notify.subscriber.AfterNotice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a channel sends: all that is said, and nothing that has to be looked up. Each try of a delivery makes the same of it.
 *
 * @param id the delivery's
 * @param language in which it is said
 * @param items one for each vacancy, in the order in which they are told
 * @param more how many more postings follow in the next notice
 * @param all the page that shows exactly this notice's postings and those that follow, with all alerts that found them; null where the notice
 *     itself says all of it
 * @param alerts that it speaks of, at least one; the first is the one whose notice it is where there is only one
 * @param links of the notice as a whole
 * @param silence of the alert, where that is what it tells; null: it tells something else
 */
public record Notice(
        String id,
        Kind kind,
        Instant createdAt,
        Destination destination,
        Locale language,
        List<Item> items,
        int more,
        @Nullable String all,
        List<About> alerts,
        Links links,
        @Nullable Silence silence) {
    public Notice(
            String id,
            Kind kind,
            Instant createdAt,
            Destination destination,
            Locale language,
            List<Item> items,
            int more,
            @Nullable String all,
            List<About> alerts,
            Links links) {
        this(id, kind, createdAt, destination, language, items, more, all, alerts, links, null);
    }

    public Notice {
        items = List.copyOf(items);
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a notice speaks of an alert");
        }
    }

    /** What it is about. */
    public enum Kind {
        MATCHES,
        /** Asks whether the mailbox's owner wants the alert. */
        CONFIRMATION,
        /** Says that there is this alert already. */
        REMINDER,
        /** Brings the link to the page of all their alerts to a subscriber who asked for it. */
        LINK,
        /** Tells a subscriber by mail that another channel of theirs takes nothing any more. */
        TROUBLE,
        /** Tells that an alert has long found nothing, and that it works all the same. */
        SILENT,
        /** Shows the owner of a destination what will come. */
        TEST;

        /** Whether it goes to the subscriber's mailbox, wherever their alert's finds go. */
        public boolean toMailbox() {
            return switch (this) {
                case TROUBLE, SILENT, LINK -> true;
                case MATCHES, CONFIRMATION, REMINDER, TEST -> false;
            };
        }
    }

    /**
     * What is known of an alert that has found nothing.
     *
     * @param days for so many
     * @param reason why it can't find anything, as the audit says it; null: it can
     */
    public record Silence(int days, @Nullable String reason) {}

    /** The first alert, which is the only one where it is not about postings. */
    public Alert alert() {
        return alerts.getFirst().alert();
    }

    /**
     * An alert that it speaks of.
     *
     * @param name by which people know it
     * @param links of this alert
     */
    public record About(Alert alert, String name, Links links) {}

    /**
     * A vacancy.
     *
     * @param posting that is told of it
     * @param found the alerts that found it, and why
     */
    public record Item(String clusterId, Snapshot posting, Instant matchedAt, News news, List<Found> found) {
        public Item {
            found = List.copyOf(found);
        }
    }

    /** One alert's match. */
    public record Found(String alertId, String name, List<Why> why) {}

    /** What is new about a vacancy. */
    public sealed interface News {
        /** It was not there before. */
        record Fresh() implements News {}

        /** It was there before, and gone. */
        record Reposted(Instant firstSeen) implements News {}

        /** The reader knows it; something about it is different now. */
        record Changed(List<Change> changes) implements News {}
    }

    /**
     * A change of a posting that was told.
     *
     * @param before in words; null: unknown, or nothing
     * @param now in words; null: nothing any more
     */
    public record Change(
            AfterNotice what,
            @Nullable String before,
            @Nullable String now) {}
}
