package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Browsers;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Favours;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Samples;
import io.rolecall.notify.channel.feed.AlertFeedWriter;
import io.rolecall.notify.channel.hook.Webhooks;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an alert's owner may do about where it goes, by the page and by programs alike: try it, give it another secret, repeat. */
@Component
class Tryouts {
    /** How long the secret before goes on signing. */
    private static final Duration ROTATION = Duration.ofHours(24);

    private static final int MESSAGES = 5;

    private final Alerts alerts;
    private final Favours favours;
    private final Browsers browsers;
    private final Subscribers subscribers;
    private final Rows rows;
    private final Samples samples;
    private final Deliveries deliveries;
    private final AlertFeedWriter feeds;
    private final Webhooks webhooks;
    private final Clock clock;

    Tryouts(
            Alerts alerts,
            Favours favours,
            Browsers browsers,
            Subscribers subscribers,
            Rows rows,
            Samples samples,
            Deliveries deliveries,
            AlertFeedWriter feeds,
            Webhooks webhooks,
            Clock clock) {
        this.alerts = alerts;
        this.favours = favours;
        this.browsers = browsers;
        this.subscribers = subscribers;
        this.rows = rows;
        this.samples = samples;
        this.deliveries = deliveries;
        this.feeds = feeds;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** @param until until when messages are signed with the secret before as well */
    record Fresh(Alert alert, String secret, Instant until) {}

    /** A message that was sent, in words. */
    record Sent(String id, String at, String postings) {}

    /** What a form of the alert's page asks for; what was typed or came of it is in the model. */
    Alert act(String action, Alert alert, HttpServletRequest request, Says says, Model model) {
        String remote = request.getRemoteAddr();
        return switch (action) {
            case "test" -> {
                String refusal = test(alert, remote);
                if (refusal != null) {
                    model.addAttribute("trouble", says.text("test.refused", says.reason(refusal)));
                }
                yield alert;
            }
            case "rotate" -> {
                Fresh fresh = rotate(alert);
                model.addAttribute("rotated", fresh.secret());
                yield fresh.alert();
            }
            case "feed" -> alerts.change(alert, alert.wish().with(Destination.Feed.fresh()));
            case "mail" -> byMail(alert);
            case "replay" -> {
                replay(alert, Forms.given(request, "delivery", ""), remote);
                yield alert;
            }
            case "webhook" -> webhook(alert, request, model);
            default -> throw new InvalidRequestException("action", "There is no such action.");
        };
    }

    /** What was typed is kept in the form: whoever mends their program tries the same address and secret again. */
    private Alert webhook(Alert alert, HttpServletRequest request, Model model) {
        String to = String.valueOf(request.getParameter("to"));
        String secret = request.getParameter("secret");
        model.addAttribute("hook", to);
        model.addAttribute("secret", secret);
        Destination.Webhook hook = WishReader.webhook(to, secret);
        alerts.spend(request.getRemoteAddr());
        webhooks.verify(alert, hook, PageLanguage.of(request));
        return alerts.change(alert, alert.wish().with(hook));
    }

    /** Sends one posting, marked as a test, where the alert's messages go; null when it was taken, else what went wrong. */
    @Nullable String test(Alert alert, String remote) {
        if (alert.destination() instanceof Destination.Feed) {
            throw new InvalidRequestException(
                    HttpStatus.CONFLICT, "delivery.channel", "Nothing is sent to a feed: it is read.");
        }
        alerts.spend(remote);
        favours.test(alert);
        Row row = rows.page(alert, 1, 1).rows().stream().findFirst().orElse(null);
        return samples.send(alert, row).trouble();
    }

    Fresh rotate(Alert alert) {
        if (!(alert.destination() instanceof Destination.Webhook hook)) {
            throw new InvalidRequestException(
                    HttpStatus.CONFLICT,
                    "delivery.channel",
                    "Only a webhook has a secret. To get another address for a feed, name the channel feed anew.");
        }
        Instant until = clock.instant().plus(ROTATION).truncatedTo(ChronoUnit.MILLIS);
        Destination.Webhook fresh = hook.rotated(Tokens.newWebhookSecret(), until);
        return new Fresh(alerts.change(alert, alert.wish().with(fresh)), fresh.secret(), until);
    }

    private Alert byMail(Alert alert) {
        String owner = alert.subscriberId();
        String mailbox = owner == null
                ? ""
                : subscribers.find(owner).map(s -> s.mailbox()).orElse("");
        if (mailbox.isEmpty()) {
            throw new InvalidRequestException(HttpStatus.CONFLICT, "delivery.to", "This alert has no mailbox.");
        }
        return browsers.byMail(alert, mailbox);
    }

    /** Sends a message once more that told finds of an alert. */
    private void replay(Alert alert, String id, String remote) {
        Delivery found = deliveries
                .find(id)
                .filter(d -> d.kind() == Notice.Kind.MATCHES && d.alertIds().contains(alert.id()))
                .orElse(null);
        alerts.spend(remote);
        if (found == null || !deliveries.replay(id)) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, "delivery", "There is no such message any more.");
        }
    }

    /** What the alert's page shows of this. */
    void show(Alert alert, List<Row> newest, Says says, Model model) {
        Destination to = alert.destination();
        model.addAttribute("channel", to.channel());
        model.addAttribute("program", !(to instanceof Destination.Email || to instanceof Destination.Feed));
        model.addAttribute("ownMailbox", alert.subscriberId() != null);
        String feed = feeds.address(alert);
        model.addAttribute("atom", feed + ".atom");
        model.addAttribute("jsonFeed", feed + ".json");
        if (alert.state() != AlertState.UNCONFIRMED) {
            model.addAttribute(
                    "messages",
                    newest.stream()
                            .map(Row::deliveryId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .limit(MESSAGES)
                            .map(deliveries::find)
                            .flatMap(Optional::stream)
                            .filter(d -> d.state() == Delivery.State.SENT && d.sentAt() != null)
                            .map(d -> new Sent(
                                    d.id(),
                                    says.moment(
                                            Objects.requireNonNull(d.sentAt()),
                                            alert.schedule().zone()),
                                    says.counted("postings", d.rowIds().size())))
                            .toList());
        }
    }
}
