package io.rolecall.notify.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.health.Audit;
import io.rolecall.notify.health.Canary;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What works and what doesn't; what was sent to an address; what is kept how long. */
@Controller
class OverviewPage {
    private static final int LISTED = 100;
    private static final int LONGEST = 320;
    private final Deliveries deliveries;
    private final Subscribers subscribers;
    private final Alerts alerts;
    private final Audit audit;
    private final Canary canary;
    private final MeterRegistry metrics;
    private final Environment environment;
    private final Clock clock;

    OverviewPage(
            Deliveries deliveries,
            Subscribers subscribers,
            Alerts alerts,
            Audit audit,
            Canary canary,
            MeterRegistry metrics,
            Environment environment,
            Clock clock) {
        this.deliveries = deliveries;
        this.subscribers = subscribers;
        this.alerts = alerts;
        this.audit = audit;
        this.canary = canary;
        this.metrics = metrics;
        this.environment = environment;
        this.clock = clock;
    }

    /** @param bad whether the operator should look into it */
    record Fact(String name, String value, boolean bad) {}

    /** How long one kind of thing is kept. */
    record Kept(String what, String howLong) {}

    @GetMapping(OperatorPages.PATH)
    String overview(Model model) {
        Audit.Report report = audit.run();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Alerts that are matched", String.valueOf(report.alerts()), false),
                age("Oldest event not matched yet", "rolecall.notify.oldest.unmatched", 60),
                age("Oldest message overdue", "rolecall.notify.oldest.due", 600),
                new Fact(
                        "Messages that failed",
                        String.valueOf(deliveries.count(Delivery.State.FAILED)),
                        deliveries.count(Delivery.State.FAILED) > 0),
                new Fact("Alerts that can never find anything", String.valueOf(report.dead()), report.dead() > 0)));
        facts.add(
                canary.on()
                        ? new Fact("Last canary arrived", Sent.roughly(canary.age()) + " ago", canary.late())
                        : new Fact("Canary", "none: NOTIFY_CANARY_TO is not set", false));
        model.addAttribute("facts", facts);
        model.addAttribute(
                "failed",
                deliveries.page(Delivery.State.FAILED, 1, LISTED).stream()
                        .map(Sent::of)
                        .toList());
        model.addAttribute("findings", report.findings().stream().limit(LISTED).toList());
        model.addAttribute("kept", kept());
        return "operator/overview";
    }

    private Fact age(String name, String metric, long badFrom) {
        Gauge gauge = metrics.find(metric).gauge();
        long seconds = gauge == null || Double.isNaN(gauge.value()) ? 0 : (long) gauge.value();
        return new Fact(name, seconds == 0 ? "none" : Sent.roughly(Duration.ofSeconds(seconds)), seconds >= badFrom);
    }

    private List<Kept> kept() {
        return List.of(
                new Kept("What was said in messages, and why", days("content")),
                new Kept("Which message went to whom when, and how it ended", days("deliveries")),
                new Kept("Who was told of a vacancy, after it was closed", days("closed")),
                new Kept("A subscriber's address and wishes, after their last alert", days("subscribers")));
    }

    private String days(String name) {
        Duration kept = environment.getProperty("notify.retention." + name, Duration.class, Duration.ZERO);
        return Sent.roughly(kept);
    }

    /** An address is no part of an address: it would stand in logs and histories. */
    @PostMapping(OperatorPages.PATH + "/messages")
    String messages(@RequestParam(name = "to", defaultValue = "") String to, Model model) {
        String mailbox = to.strip();
        if (mailbox.isEmpty() || mailbox.length() > LONGEST) {
            throw new InvalidRequestException("to", "is not an address of 1 to " + LONGEST + " characters.");
        }
        String id = SubscriberId.of(mailbox);
        Subscriber subscriber = subscribers.find(id).orElse(null);
        Map<String, Alert> theirs = subscriber == null ? Map.of() : alerts.findAll(subscriber.alertIds());
        Duration kept = environment.getProperty("notify.retention.deliveries", Duration.class, Duration.ofDays(365));
        model.addAttribute("to", mailbox);
        model.addAttribute("known", subscriber != null);
        model.addAttribute(
                "alerts",
                theirs.values().stream()
                        .map(a -> new Their(a.id(), a.state().word(), a.reason()))
                        .toList());
        model.addAttribute(
                "messages",
                deliveries.ofSubscriber(id, clock.instant().minus(kept), LISTED).stream()
                        .map(Sent::of)
                        .toList());
        return "operator/messages";
    }

    /** One alert of a subscriber. */
    record Their(
            String id,
            String state,
            @org.jspecify.annotations.Nullable String reason) {}

    @PostMapping(OperatorPages.PATH + "/retry")
    String retry(@RequestParam("id") String id, RedirectAttributes done) {
        if (!deliveries.retry(id)) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no failed message of this id.");
        }
        done.addFlashAttribute("done", "The message is tried again.");
        return "redirect:" + OperatorPages.PATH;
    }
}
