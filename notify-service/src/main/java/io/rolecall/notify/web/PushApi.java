package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Browsers;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.alert.Visitors;
import io.rolecall.notify.channel.hook.Webhooks;
import io.rolecall.notify.channel.push.Vapid;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What browsers ask by themselves: to what they subscribe, and to be known by another address when their maker gave them one. */
@RestController
class PushApi {
    private final Visitors visitors;
    private final Subscriptions subscriptions;
    private final Alerts alerts;
    private final Browsers browsers;
    private final Webhooks webhooks;
    private final Tokens tokens;
    private final Vapid vapid;
    private final Bodies bodies;

    PushApi(
            Visitors visitors,
            Subscriptions subscriptions,
            Alerts alerts,
            Browsers browsers,
            Webhooks webhooks,
            Tokens tokens,
            Vapid vapid,
            Bodies bodies) {
        this.visitors = visitors;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.browsers = browsers;
        this.webhooks = webhooks;
        this.tokens = tokens;
        this.vapid = vapid;
        this.bodies = bodies;
    }

    record Key(String applicationServerKey) {}

    /** @param renewal what it has to show the next time */
    record Renewed(String renewal) {}

    @GetMapping("/v1/push/key")
    Key key() {
        return new Key(vapid.publicKey());
    }

    /** Has what went to a browser's address before go to its new one; only one that takes a first message. */
    @PostMapping("/v1/push/renewals")
    Renewed renew(HttpServletRequest request) throws IOException {
        alerts.spend(request.getRemoteAddr());
        JsonNode body = bodies.one(request);
        Visitors.Browser before = visitors.browser(text(body, "renewal")).orElseThrow(PushApi::unknown);
        List<Alert> its = Browsers.find(subscriptions.alerts(before.subscriber()), before.id())
                .map(Browsers.Browser::alerts)
                .orElseThrow(PushApi::unknown);
        Destination.WebPush now = Browsers.read(
                text(body, "endpoint"), text(body.path("keys"), "p256dh"), text(body.path("keys"), "auth"));
        String id = Browsers.id(now.to());
        if (!id.equals(before.id())) {
            webhooks.verify(
                    its.getFirst(), now, before.subscriber().preferences().language());
            browsers.use(its, now);
        }
        return new Renewed(tokens.browser(before.subscriber(), id));
    }

    private static @Nullable String text(JsonNode from, String member) {
        return from.path(member).isString() ? from.path(member).asString() : null;
    }

    private static InvalidRequestException unknown() {
        return new InvalidRequestException(HttpStatus.NOT_FOUND, "renewal", "There is no such browser any more.");
    }
}
