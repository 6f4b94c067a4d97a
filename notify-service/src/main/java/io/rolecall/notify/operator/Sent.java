package io.rolecall.notify.operator;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.ledger.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as the pages list it.
 *
 * @param what it was, in words
 * @param state as it stands in JSON, also in the style sheet
 * @param told how it went on: when it was sent, or is tried next
 * @param alerts what the alerts are called that it speaks of
 * @param titles what it told, as far as that is still known
 * @param trouble what went wrong at the last try
 * @param channel by which it goes; null where its alert is gone
 */
record Sent(
        String id,
        String what,
        String state,
        String made,
        String told,
        List<String> alerts,
        List<String> titles,
        @Nullable String trouble,
        @Nullable String channel,
        boolean failed) {
    private static final int LONGEST = 200;

    static Sent of(Delivery d, Map<String, Row> rows, Map<String, Alert> alerts) {
        List<String> titles = new ArrayList<>();
        int forgotten = 0;
        for (String id : d.rowIds()) {
            Row row = rows.get(id);
            if (row != null && row.posting().kept()) {
                titles.add(bounded(row.posting().title() + " · " + row.posting().organization()));
            } else {
                forgotten++;
            }
        }
        if (forgotten > 0 && !titles.isEmpty()) {
            titles.add(Say.count(forgotten, "posting") + " of which no more is kept");
        }
        Alert first = alerts.get(d.alertId());
        return new Sent(
                d.id(),
                what(d),
                d.state().word(),
                Say.at(d.createdAt()),
                told(d),
                d.alertIds().stream()
                        .map(alerts::get)
                        .filter(Objects::nonNull)
                        .map(Sent::name)
                        .toList(),
                titles,
                d.lastError(),
                first == null ? null : first.destination().channel(),
                d.state() == Delivery.State.FAILED);
    }

    /** What its owner calls an alert, or what it asks for. */
    static String name(Alert alert) {
        return bounded(Words.name(alert, Phrases.in(Locale.ENGLISH)));
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String what(Delivery d) {
        return switch (d.kind()) {
            case MATCHES ->
                Say.count(d.rowIds().size(), "posting") + (d.more() > 0 ? ", " + d.more() + " more follow" : "");
            case CONFIRMATION -> "Asks to confirm an alert";
            case REMINDER -> "Says that there is this alert already";
            case LINK -> "Brings the link to the page of all their alerts";
            case TROUBLE -> "Tells of a channel that takes nothing any more";
            case SILENT -> "Tells of an alert that has long found nothing";
            case TEST -> "A test";
        };
    }

    private static String told(Delivery d) {
        Instant sentAt = d.sentAt();
        String tries = tries(d);
        return switch (d.state()) {
            case OPEN -> (tries.isEmpty() ? "goes out " : tries + ", next try ") + Say.at(d.nextTry());
            case SENT ->
                (sentAt == null ? "sent" : "sent " + Say.at(sentAt)) + (tries.isEmpty() ? "" : ", after " + tries);
            case FAILED -> "given up" + (tries.isEmpty() ? "" : " after " + tries);
            case CANCELLED -> "not sent: its reader had left, or it was told otherwise";
        };
    }

    private static String tries(Delivery d) {
        List<String> tries = new ArrayList<>();
        if (d.refusals() > 0) {
            tries.add(Say.count(d.refusals(), "refusal"));
        }
        if (d.outages() > 0) {
            tries.add(Say.count(d.outages(), "try").replace("trys", "tries") + " when nobody was there");
        }
        return String.join(" and ", tries);
    }

    /** For the listing of those that wait, by where they go. */
    static String receiver(Delivery d, @Nullable Alert alert) {
        boolean mail = d.kind() != Notice.Kind.MATCHES && d.kind() != Notice.Kind.TEST;
        if (alert == null) {
            return "a receiver that is gone";
        }
        String to = alert.destination().shown();
        String host = to.substring(to.lastIndexOf('@') + 1)
                .replaceAll("^https?://([^/]+).*", "$1")
                .replace("/…", "");
        String channel = alert.destination().channel();
        return mail && !channel.equals("email")
                ? "mail to its owner"
                : (channel.equals("email") ? "mail" : channel) + " to " + host;
    }
}
