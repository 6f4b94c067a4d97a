package io.rolecall.notify.operator;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.deliver.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A receiver, such as all mailboxes of a domain, that takes nothing just now.
 *
 * @param messages that wait for it, of those that were looked at
 * @param reason of the newest failure
 */
record InTrouble(String receiver, String messages, String since, String next, String reason) {
    /** Those that wait after a failed try, put together by where they go; the most first. */
    static List<InTrouble> of(List<Delivery> open, Map<String, Alert> alerts) {
        Map<String, List<Delivery>> by = new TreeMap<>();
        for (Delivery d : open) {
            if (d.lastError() != null) {
                by.computeIfAbsent(Sent.receiver(d, alerts.get(d.alertId())), r -> new ArrayList<>())
                        .add(d);
            }
        }
        return by.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, List<Delivery>> e) -> -e.getValue().size()))
                .map(e -> of(e.getKey(), e.getValue()))
                .toList();
    }

    private static InTrouble of(String receiver, List<Delivery> waiting) {
        Instant oldest = waiting.stream()
                .map(Delivery::createdAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant next = waiting.stream()
                .map(Delivery::nextTry)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Delivery last =
                waiting.stream().max(Comparator.comparing(Delivery::nextTry)).orElseThrow();
        return new InTrouble(
                receiver,
                Say.count(waiting.size(), "message"),
                Say.at(oldest),
                Say.at(next),
                String.valueOf(last.lastError()));
    }
}
