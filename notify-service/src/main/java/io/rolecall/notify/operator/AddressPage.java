package io.rolecall.notify.operator;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.channel.mail.Suppression;
import io.rolecall.notify.channel.mail.Suppressions;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What was sent to an address, and what is known against writing to it. Asked for by forms that are sent: an address is no part of an
 * address, or it would stand in logs and histories.
 */
@OperatorPage
class AddressPage {
    private static final int LISTED = 100;
    private static final int LONGEST = 320;

    private final Deliveries deliveries;
    private final Messages messages;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final Alerts alerts;
    private final Environment environment;
    private final Clock clock;

    AddressPage(
            Deliveries deliveries,
            Messages messages,
            Subscribers subscribers,
            Suppressions suppressions,
            Alerts alerts,
            Environment environment,
            Clock clock) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.alerts = alerts;
        this.environment = environment;
        this.clock = clock;
    }

    /** One alert of a subscriber. */
    record Their(
            String id,
            String name,
            String state,
            String channel,
            @Nullable String reason) {}

    /**
     * What is known against writing to the address.
     *
     * @param trouble why nothing is sent there; null: mail is sent
     * @param counted refusals that count, in words
     * @param liftable whether that is the operator's to decide: who has called our mail spam has to ask for it themselves
     */
    record Bounces(
            @Nullable String trouble,
            String since,
            @Nullable String until,
            @Nullable String counted,
            boolean liftable) {}

    @PostMapping(OperatorRoom.PATH + "/messages")
    String messages(@RequestParam(name = "to", defaultValue = "") String to, Model model) {
        return page(address(to), null, model);
    }

    @PostMapping(OperatorRoom.PATH + "/messages/retry")
    String retry(
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "id", defaultValue = "") String id,
            Model model) {
        String done = deliveries.retry(id) ? "The message is tried again." : "It is being tried again already.";
        return page(address(to), done, model);
    }

    /** Takes the address off the list, and has those alerts go on that were suspended for it. */
    @PostMapping(OperatorRoom.PATH + "/messages/lift")
    String lift(@RequestParam(name = "to", defaultValue = "") String to, Model model) {
        String mailbox = address(to);
        String id = SubscriberId.of(mailbox);
        Suppression known = suppressions.find(id).orElse(null);
        if (known == null || known.kind() == null) {
            return page(mailbox, "Mail is sent to this address already.", model);
        }
        if (!liftable(known)) {
            throw new InvalidRequestException(
                    "to", "Who has called our mail spam gets it again only when they ask for it themselves.");
        }
        suppressions.lift(id);
        int resumed = 0;
        for (Alert alert : theirs(subscribers.find(id).orElse(null)).values()) {
            if (alert.state() == AlertState.SUSPENDED
                    && String.valueOf(alert.reason()).equals(known.trouble(known.at()))) {
                alerts.resume(alert);
                resumed++;
            }
        }
        return page(
                mailbox,
                "Mail is sent to this address again"
                        + (resumed == 0
                                ? "."
                                : ", and " + Say.count(resumed, "alert") + " that had stopped for it "
                                        + (resumed == 1 ? "goes on." : "go on."))
                        + " What had failed can be tried again.",
                model);
    }

    private String page(String mailbox, @Nullable String done, Model model) {
        String id = SubscriberId.of(mailbox);
        Subscriber subscriber = subscribers.find(id).orElse(null);
        Instant now = clock.instant();
        Duration kept = environment.getProperty("notify.retention.deliveries", Duration.class, Duration.ofDays(365));
        model.addAttribute("to", mailbox);
        model.addAttribute("known", subscriber != null);
        model.addAttribute("unconfirmed", subscriber != null && subscriber.confirmedAt() == null);
        model.addAttribute("bounces", bounces(suppressions.find(id).orElse(null), now));
        model.addAttribute(
                "alerts",
                theirs(subscriber).values().stream()
                        .map(a -> new Their(
                                a.id(),
                                Sent.name(a),
                                a.state().word(),
                                a.destination().channel(),
                                a.reason()))
                        .toList());
        List<Sent> sent = messages.listed(deliveries.ofSubscriber(id, now.minus(kept), LISTED));
        model.addAttribute("messages", sent);
        model.addAttribute("full", sent.size() == LISTED);
        model.addAttribute("done", done);
        return "operator/messages";
    }

    private Map<String, Alert> theirs(@Nullable Subscriber subscriber) {
        return subscriber == null ? Map.of() : alerts.findAll(subscriber.alertIds());
    }

    private static @Nullable Bounces bounces(@Nullable Suppression known, Instant now) {
        if (known == null) {
            return null;
        }
        String trouble = known.trouble(now);
        if (trouble == null && known.softs().isEmpty()) {
            return null;
        }
        Instant until = known.until();
        return new Bounces(
                trouble,
                Say.at(known.at()),
                trouble == null || until == null ? null : Say.at(until),
                known.softs().isEmpty()
                        ? null
                        : Say.count(known.softs().size(), "refusal")
                                + " for now in the last 14 days; at three, mail pauses. The last said: "
                                + known.reason(),
                trouble != null && liftable(known));
    }

    private static boolean liftable(Suppression known) {
        return known.kind() != Suppression.Kind.COMPLAINED;
    }

    private static String address(String to) {
        String mailbox = to.strip();
        if (mailbox.isEmpty() || mailbox.length() > LONGEST || mailbox.indexOf('@') < 1) {
            throw new InvalidRequestException("to", "Type the whole address of a mailbox, such as ada@example.org.");
        }
        return mailbox;
    }
}
