package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The browsers in which subscribers hear of finds instead of by mail. One that is removed, or takes nothing any more, leaves its
 * alerts to the mailbox.
 */
@Component
public class Browsers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ID = 16;

    private final Alerts alerts;
    private final Subscribers subscribers;

    Browsers(Alerts alerts, Subscribers subscribers) {
        this.alerts = alerts;
        this.subscribers = subscribers;
    }

    /**
     * A browser.
     *
     * @param id from its address, which is its secret
     * @param host of its maker's push service
     * @param alerts whose finds it gets
     */
    public record Browser(String id, String host, List<Alert> alerts) {}

    /** Those among the destinations of some alerts. */
    public static List<Browser> among(List<Alert> alerts) {
        Map<String, Browser> found = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            if (alert.destination() instanceof Destination.WebPush(String to, var _, var _)) {
                found.computeIfAbsent(
                                id(to),
                                id -> new Browser(
                                        id, String.valueOf(URI.create(to).getHost()), new ArrayList<>()))
                        .alerts
                        .add(alert);
            }
        }
        return List.copyOf(found.values());
    }

    /** What a page of ours knows a browser's address by, without being told it. */
    public static String id(String endpoint) {
        return Tokens.hash(endpoint).substring(0, ID);
    }

    /** What a browser says of its subscription, as a form brings it. */
    public static Destination.WebPush read(@Nullable String to, @Nullable String p256dh, @Nullable String auth) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode delivery = json.putObject("delivery").put("channel", "webpush");
        delivery.put("to", to == null ? "" : to);
        delivery.putObject("keys").put("p256dh", p256dh == null ? "" : p256dh).put("auth", auth == null ? "" : auth);
        return (Destination.WebPush) DestinationReader.read(json, true);
    }

    /** Has the finds of some alerts go to a browser from now on. */
    public void use(List<Alert> some, Destination.WebPush browser) {
        for (Alert alert : some) {
            alerts.change(alert, alert.wish().with(browser));
        }
    }

    /** Has what went to a browser go by mail again. */
    public void remove(Subscriber subscriber, List<Alert> theirs, String id) {
        Browser browser = find(theirs, id)
                .orElseThrow(() -> new InvalidRequestException("browser", "There is no such browser any more."));
        browser.alerts.forEach(alert -> byMail(alert, subscriber.mailbox()));
    }

    /** The browser of an id among the destinations of some alerts. */
    public static Optional<Browser> find(List<Alert> theirs, String id) {
        return among(theirs).stream().filter(b -> b.id.equals(id)).findFirst();
    }

    /** Has an alert's finds go to its subscriber's mailbox, whatever they went to before. */
    public Alert byMail(Alert alert, String mailbox) {
        return alerts.change(alert, alert.wish().with(new Destination.Email(mailbox)));
    }

    /**
     * Forgets a browser that takes nothing any more.
     *
     * @param alertIds that were to be told there
     * @return whether they are told by mail now; false where that can't be
     */
    public boolean gone(Collection<String> alertIds, String endpoint) {
        List<Alert> its = alerts.findAll(alertIds).values().stream()
                .filter(a ->
                        a.destination() instanceof Destination.WebPush(String to, var _, var _) && to.equals(endpoint))
                .toList();
        List<Subscriber> owners =
                subscribers
                        .findAll(its.stream()
                                .map(Alert::subscriberId)
                                .filter(Objects::nonNull)
                                .toList())
                        .values()
                        .stream()
                        .filter(s -> !s.mailbox().isEmpty())
                        .toList();
        if (owners.size() != 1) {
            return false;
        }
        try {
            its.forEach(alert -> byMail(alert, owners.getFirst().mailbox()));
            return true;
        } catch (InvalidRequestException e) {
            // There is the same alert by mail already: this one stands still, and its owner is told why.
            return false;
        }
    }
}
