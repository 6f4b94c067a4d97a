package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people may ask of us without an alert coming of it: the link to their page by mail, a test. Each has its limits. */
@Component
public class Favours {
    private final Budgets budgets;
    private final Subscribers subscribers;
    private final Alerts alerts;

    Favours(Budgets budgets, Subscribers subscribers, Alerts alerts) {
        this.budgets = budgets;
        this.subscribers = subscribers;
        this.alerts = alerts;
    }

    /**
     * An alert of the one to whom the link to their page may be mailed now; empty where there is nobody, nobody who ever confirmed, or
     * the mailbox got enough of them today.
     *
     * @param mailbox as {@link WishReader#mailbox} has read it
     * @param remote the network address that asks; refused where too much is asked from there
     */
    public Optional<Alert> link(String mailbox, String remote) {
        budgets.spendNetwork(remote);
        boolean room = budgets.spendLink(mailbox);
        return subscribers
                .find(SubscriberId.of(mailbox))
                .filter(s -> room && s.confirmedAt() != null)
                .flatMap(this::newest);
    }

    private Optional<Alert> newest(Subscriber subscriber) {
        return alerts.findAll(subscriber.alertIds()).values().stream()
                .filter(a -> a.state() != AlertState.UNCONFIRMED)
                .max(Comparator.comparing(Alert::createdAt).thenComparing(Alert::id));
    }

    /** Refuses a test of an alert's destination where there were enough of them. */
    public void test(Alert alert) {
        budgets.spendTest(alert.id());
    }
}
