package io.rolecall.notify.web;

import io.rolecall.notify.alert.PreferencesReader;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.subscriber.Subscriber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A subscriber with all their alerts, for their own programs. Their token opens each alert's own address as well. */
@RestController
@RequestMapping("/v1/subscribers/me")
class SubscriberApi {
    private final Access access;
    private final Subscriptions subscriptions;
    private final Kept kept;
    private final Bodies bodies;
    private final PreferencesReader reader;
    private final Clock clock;

    SubscriberApi(Access access, Subscriptions subscriptions, Kept kept, Bodies bodies, Clock clock) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.kept = kept;
        this.bodies = bodies;
        this.reader = new PreferencesReader(PageLanguage.ALL, clock);
        this.clock = clock;
    }

    @GetMapping
    SubscriberView read(HttpServletRequest request) {
        return view(access.subscriber(request));
    }

    @PatchMapping
    SubscriberView change(HttpServletRequest request) throws IOException {
        Subscriber subscriber = access.subscriber(request);
        JsonNode json = bodies.one(request);
        return view(subscriptions.change(subscriber, before -> reader.change(json, before)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        download(access.subscriber(request), kept, response);
    }

    @DeleteMapping
    ResponseEntity<Void> erase(HttpServletRequest request) {
        kept.erase(access.subscriber(request));
        return ResponseEntity.noContent().build();
    }

    static void download(Subscriber subscriber, Kept kept, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rolecall.json\"");
        kept.write(subscriber, response.getOutputStream());
    }

    private SubscriberView view(Subscriber subscriber) {
        return SubscriberView.of(
                subscriber,
                subscriptions.alerts(subscriber).stream()
                        .map(a -> AlertView.of(a, false))
                        .toList(),
                clock.instant());
    }
}
