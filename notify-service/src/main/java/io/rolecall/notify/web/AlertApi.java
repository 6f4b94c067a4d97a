package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Wish;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.channel.hook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Alerts, for programs. */
@RestController
@RequestMapping("/v1/alerts")
class AlertApi {
    private final Alerts alerts;
    private final Access access;
    private final SignUp signUp;
    private final Imports imports;
    private final Bodies bodies;
    private final Webhooks webhooks;
    private final Previews previews;
    private final Clock clock;

    AlertApi(
            Alerts alerts,
            Access access,
            SignUp signUp,
            Imports imports,
            Bodies bodies,
            Webhooks webhooks,
            Previews previews,
            Clock clock) {
        this.previews = previews;
        this.clock = clock;
        this.webhooks = webhooks;
        this.alerts = alerts;
        this.access = access;
        this.signUp = signUp;
        this.imports = imports;
        this.bodies = bodies;
    }

    @PostMapping
    ResponseEntity<?> create(HttpServletRequest request) throws IOException {
        if (access.operator(request)) {
            return imports.read(request);
        }
        Wish wish = WishReader.read(bodies.one(request), false);
        previews.refuseTooBroad(wish.query());
        signUp.ask(wish, request);
        return ResponseEntity.accepted().body(SignUp.Answer.CHECK_YOUR_MAILBOX);
    }

    @GetMapping("/{id}")
    AlertView read(@PathVariable String id, HttpServletRequest request) {
        return AlertView.of(access.alert(id, request), false);
    }

    @PatchMapping("/{id}")
    AlertView change(@PathVariable String id, HttpServletRequest request) throws IOException {
        Alert alert = access.alert(id, request);
        JsonNode json = bodies.one(request);
        Wish wish = WishReader.change(json, alert, Set.of("state", "pausedUntil"));
        if (json.has("query") && !access.shownKey(request)) {
            previews.refuseTooBroad(wish.query());
        }
        if (json.has("delivery")) {
            sameMailbox(alert, wish);
            verify(alert, wish.destination(), request);
        }
        Alert changed = alerts.change(alert, wish);
        JsonNode state = json.get("state");
        if (json.has("pausedUntil") && (state == null || !state.asString("").equals("paused"))) {
            throw new InvalidRequestException("pausedUntil", "goes with \"state\": \"paused\" only.");
        }
        if (state != null) {
            changed = switch (state.asString("")) {
                case "active" -> alerts.resume(changed);
                case "paused" -> alerts.pause(changed, WishReader.pausedUntil(json, clock.instant()));
                default -> throw WishReader.unknown("state", state.asString(state.toString()), "active, paused");
            };
        }
        return AlertView.of(changed, json.has("delivery"));
    }

    /** A destination must show that it expects us; the operator vouches for theirs. */
    private void verify(Alert alert, Destination destination, HttpServletRequest request) {
        if (access.shownKey(request)) {
            webhooks.allow(destination);
        } else if (destination.needsOwner()) {
            alerts.spend(request.getRemoteAddr());
            webhooks.verify(alert, destination, PageLanguage.of(request));
        }
    }

    /** Another mailbox would hear from us without having been asked. */
    private static void sameMailbox(Alert alert, Wish wish) {
        if (wish.destination() instanceof Destination.Email email && !email.equals(alert.destination())) {
            throw new InvalidRequestException(
                    "delivery.to",
                    "can't be changed to another mailbox; create an alert for it, which it can confirm.");
        }
        if (alert.state() == AlertState.UNCONFIRMED) {
            throw new InvalidRequestException(HttpStatus.CONFLICT, "delivery", "The alert is not confirmed yet.");
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
        alerts.delete(access.alert(id, request));
        return ResponseEntity.noContent().build();
    }
}
