package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Why;
import java.time.Instant;
import java.util.stream.Collectors;

/** The plain text of a mail. */
final class MailText {
    private MailText() {}

    static String of(Notice notice) {
        return switch (notice.kind()) {
            case MATCHES -> matches(notice);
            case CONFIRMATION -> """
                Somebody, probably you, asked for a job alert to this address:

                %s
                Open this page and confirm it, if it was you:
                %s

                If it was not, do nothing: without your confirmation you will not hear from us again.
                %s
                """.formatted(query(notice), notice.links().confirm(), until(notice.alert()));
            case REMINDER -> """
                Somebody, probably you, asked for a job alert that you already have:

                %s
                You don't need to do anything. To change, pause or delete it:
                %s
                """.formatted(query(notice), notice.links().manage());
        };
    }

    /** How long the link of a confirmation mail works. */
    static String until(Alert alert) {
        Instant until = alert.confirmUntil();
        return until == null
                ? ""
                : "The link works until " + Words.moment(until, alert.schedule().zone()) + ".";
    }

    private static String matches(Notice notice) {
        StringBuilder text = new StringBuilder();
        for (Notice.Item item : notice.items()) {
            Snapshot posting = item.posting();
            text.append(posting.title())
                    .append('\n')
                    .append(posting.organization())
                    .append('\n');
            String facts = String.join(" | ", posting.facts());
            if (!facts.isEmpty()) {
                text.append(facts).append('\n');
            }
            text.append(notice.links().posting(posting.postingId())).append('\n');
            for (Why why : item.found().getFirst().why()) {
                text.append("  - ").append(Reasons.line(why)).append('\n');
            }
            text.append('\n');
        }
        if (notice.more() > 0) {
            text.append(notice.more()).append(" more follow in the next mail.\n\n");
        }
        text.append("-- \nYou get this mail because of your alert:\n").append(query(notice));
        text.append("\nChange, pause or delete it: ").append(notice.links().manage());
        text.append("\nSee the search: ").append(notice.links().search(notice.alert()));
        text.append("\nUnsubscribe: ").append(notice.links().unsubscribe()).append('\n');
        return text.toString();
    }

    private static String query(Notice notice) {
        return Words.of(notice.alert().query()).stream()
                .map(c -> "  " + c.name() + ": " + c.value() + "\n")
                .collect(Collectors.joining());
    }
}
