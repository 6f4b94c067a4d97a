package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Named;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery with all that is needed to send it.
 *
 * @param destination of its first alert, or the subscriber's mailbox
 * @param alerts that it speaks of, in its order; those that are gone are left out
 * @param owner whose they are; null: nobody's, or unknown
 * @param rows that it tells, in its order
 * @param readAt as of when all this is so
 */
record Message(
        Delivery delivery,
        Destination destination,
        List<Alert> alerts,
        @Nullable Subscriber owner,
        List<Row> rows,
        Instant readAt) {

    static Message of(Delivery delivery, Outlet outlet, List<Row> rows, Instant now) {
        Map<String, Alert> known = new LinkedHashMap<>();
        outlet.family().forEach(alert -> known.put(alert.id(), alert));
        return of(delivery, known, outlet.subscriber(), rows, now);
    }

    static Message of(
            Delivery delivery, Map<String, Alert> known, @Nullable Subscriber owner, List<Row> rows, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        for (String id : delivery.alertIds()) {
            Alert alert = known.get(id);
            if (alert != null) {
                alerts.add(alert);
            }
        }
        return new Message(delivery, alerts.getFirst().destination(), alerts, owner, rows, now);
    }

    /** As its alerts are now. */
    Message with(List<Alert> current) {
        Destination to =
                delivery.kind().toMailbox() ? destination : current.getFirst().destination();
        return new Message(delivery, to, current, owner, rows, readAt);
    }

    /** To the subscriber's mailbox, whatever its alert's destination is. */
    Message to(String mailbox) {
        return new Message(delivery, new Destination.Email(mailbox), alerts, owner, rows, readAt);
    }

    Notice notice(Tokens tokens, ChannelSettings settings) {
        Locale language = (owner == null ? Preferences.USUAL : owner.preferences()).language();
        Phrases phrases = Phrases.in(language);
        Map<String, Notice.About> about = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            about.put(
                    alert.id(), new Notice.About(alert, Words.name(alert, phrases), Links.of(alert, tokens, settings)));
        }
        return new Notice(
                delivery.id(),
                delivery.kind(),
                delivery.createdAt(),
                destination,
                language,
                items().stream().map(found -> item(found, about)).toList(),
                delivery.more(),
                delivery.more() == 0 && names(about).others() == 0 ? null : page(tokens, settings),
                List.copyOf(about.values()),
                links(tokens, settings),
                delivery.silence());
    }

    private static Named names(Map<String, Notice.About> about) {
        return Named.of(about.values().stream().map(Notice.About::name));
    }

    /** The rows of one vacancy together, also where its posting was moved from one to another meanwhile. */
    private List<List<Row>> items() {
        List<List<Row>> items = new ArrayList<>();
        Map<String, List<Row>> vacancies = new HashMap<>();
        Map<String, List<Row>> postings = new HashMap<>();
        for (Row row : rows) {
            String kind = row.after() == null ? "" : "after ";
            String posting = kind + row.posting().postingId();
            List<Row> item = vacancies.get(kind + row.clusterId());
            item = item == null ? postings.get(posting) : item;
            if (item == null) {
                item = new ArrayList<>();
                items.add(item);
            }
            vacancies.putIfAbsent(kind + row.clusterId(), item);
            postings.putIfAbsent(posting, item);
            item.add(row);
        }
        return items;
    }

    /** Of several alerts: the page with all of them, and what ends just these. */
    private Links links(Tokens tokens, ChannelSettings settings) {
        Links first = Links.of(alerts.getFirst(), tokens, settings);
        if (owner == null || delivery.kind() == Notice.Kind.CONFIRMATION) {
            return first;
        }
        String everything = settings.url() + tokens.subscriberPath(owner, delivery.createdAt());
        return alerts.size() == 1 ? first.with(everything) : first.ofSeveral(everything, unsubscribe(tokens), settings);
    }

    /** One click ends all that it names, however many they are. */
    private String unsubscribe(Tokens tokens) {
        return alerts.size() > Links.MOST_TOKENS
                ? tokens.unsubscribeAll(delivery.id(), delivery.seed())
                : alerts.stream().map(tokens::unsubscribe).collect(Collectors.joining(Links.SEVERAL));
    }

    private @Nullable String page(Tokens tokens, ChannelSettings settings) {
        return settings.url() + "/deliveries/" + delivery.id() + "?token="
                + tokens.delivery(delivery.id(), delivery.seed());
    }

    private static Notice.Item item(List<Row> found, Map<String, Notice.About> about) {
        Row first = found.getFirst();
        List<Notice.Found> by = new ArrayList<>();
        for (Row row : found) {
            Notice.About alert = about.get(row.alertId());
            if (alert != null && by.stream().noneMatch(f -> f.alertId().equals(row.alertId()))) {
                by.add(new Notice.Found(row.alertId(), alert.name(), row.why()));
            }
        }
        return new Notice.Item(first.clusterId(), first.posting(), first.matchedAt(), news(found), by);
    }

    private static Notice.News news(List<Row> found) {
        Row first = found.getFirst();
        if (first.after() == null) {
            Instant seen = first.posting().firstSeen();
            return first.reposted() && seen != null ? new Notice.News.Reposted(seen) : new Notice.News.Fresh();
        }
        Map<AfterNotice, Notice.Change> changes = new LinkedHashMap<>();
        for (Row row : found) {
            if (row.after() != null) {
                changes.put(
                        row.after(),
                        new Notice.Change(
                                row.after(), row.before(), row.posting().says(row.after())));
            }
        }
        return new Notice.News.Changed(List.copyOf(changes.values()));
    }
}
