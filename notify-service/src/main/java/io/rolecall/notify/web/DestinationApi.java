package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.Samples;
import io.rolecall.notify.channel.feed.AlertFeedWriter;
import io.rolecall.notify.channel.push.Vapid;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an alert's owner needs to know and do about where it goes: its feed, a new secret, a test. */
@RestController
class DestinationApi {
    /** How long the secret before goes on signing. */
    private static final Duration ROTATION = Duration.ofHours(24);

    private final Alerts alerts;
    private final Rows rows;
    private final Access access;
    private final Samples samples;
    private final AlertFeedWriter feeds;
    private final Vapid vapid;
    private final Clock clock;

    DestinationApi(
            Alerts alerts, Rows rows, Access access, Samples samples, AlertFeedWriter feeds, Vapid vapid, Clock clock) {
        this.alerts = alerts;
        this.rows = rows;
        this.access = access;
        this.samples = samples;
        this.feeds = feeds;
        this.vapid = vapid;
        this.clock = clock;
    }

    /** @param formerUntil until when messages are signed with the secret before as well */
    record Secret(String secret, Instant formerUntil) {}

    record Feed(String atom, String json) {}

    /** @param answer what went wrong; null: it was taken */
    record Test(boolean taken, @Nullable String answer) {}

    record Key(String applicationServerKey) {}

    @PostMapping("/v1/alerts/{id}/secret")
    Secret rotate(@PathVariable String id, HttpServletRequest request) {
        Alert alert = access.alert(id, request);
        if (!(alert.destination() instanceof Destination.Webhook hook)) {
            throw new InvalidRequestException(
                    HttpStatus.CONFLICT,
                    "delivery.channel",
                    "Only a webhook has a secret. To get another address for a feed, name the channel feed anew.");
        }
        Instant until = clock.instant().plus(ROTATION).truncatedTo(ChronoUnit.MILLIS);
        Destination.Webhook fresh = hook.rotated(Tokens.newWebhookSecret(), until);
        alerts.change(alert, alert.wish().with(fresh));
        return new Secret(fresh.secret(), until);
    }

    /** Sends one posting, marked as a test, where the alert's messages go. */
    @PostMapping("/v1/alerts/{id}/test")
    Test test(@PathVariable String id, HttpServletRequest request) {
        Alert alert = access.alert(id, request);
        alerts.spend(request.getRemoteAddr());
        Row row = rows.page(alert, 1, 1).rows().stream().findFirst().orElse(null);
        String trouble = samples.send(alert, row).trouble();
        return new Test(trouble == null, trouble);
    }

    @GetMapping("/v1/alerts/{id}/feed")
    Feed feed(@PathVariable String id, HttpServletRequest request) {
        String address = feeds.address(access.alert(id, request));
        return new Feed(address + ".atom", address + ".json");
    }

    /** To what browsers subscribe. */
    @GetMapping("/v1/push/key")
    Key key() {
        return new Key(vapid.publicKey());
    }
}
