package io.rolecall.notify.operator;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.operator.OperatorPage;
import io.rolecall.http.operator.OperatorRoom;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.health.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What works and what doesn't, what failed, and what is kept how long. */
@OperatorPage
class OverviewPage {
    private static final int LISTED = 50;
    /** Of the messages that wait, those that are looked through for receivers in trouble. */
    private static final int WAITING = 500;

    private final Glance glance;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Alerts alerts;
    private final Audit audit;
    private final Environment environment;
    private final Clock clock;

    OverviewPage(
            Glance glance,
            Deliveries deliveries,
            Messages messages,
            Alerts alerts,
            Audit audit,
            Environment environment,
            Clock clock) {
        this.glance = glance;
        this.deliveries = deliveries;
        this.messages = messages;
        this.alerts = alerts;
        this.audit = audit;
        this.environment = environment;
        this.clock = clock;
    }

    /** How long one kind of thing is kept. */
    record Kept(String what, String howLong) {}

    /** An alert that can never find anything. */
    record Dead(String id, String name, String reason) {}

    @GetMapping(OperatorRoom.PATH)
    String overview(Model model) {
        Audit.Report report = audit.recent();
        List<Delivery> waiting = deliveries.page(Delivery.State.OPEN, 1, WAITING).stream()
                .filter(d -> d.lastError() != null)
                .toList();
        List<InTrouble> trouble = InTrouble.of(
                waiting,
                alerts.findAll(
                        waiting.stream().map(Delivery::alertId).distinct().toList()));
        long failed = deliveries.count(Delivery.State.FAILED);
        // What needs somebody comes first.
        List<Fact> facts = glance.facts(report, failed, trouble.size()).stream()
                .sorted(Comparator.comparing(Fact::mark))
                .toList();
        model.addAttribute("facts", facts);
        model.addAttribute("bad", facts.stream().filter(Fact::bad).count());
        model.addAttribute("trouble", trouble);
        model.addAttribute(
                "failed", failed == 0 ? List.of() : messages.listed(deliveries.page(Delivery.State.FAILED, 1, LISTED)));
        model.addAttribute("failedMore", Math.max(0, failed - LISTED));
        model.addAttribute("dead", dead(report));
        model.addAttribute("deadMore", Math.max(0, report.dead() - LISTED));
        model.addAttribute("kept", kept());
        model.addAttribute("now", Say.at(clock.instant()));
        return "operator/overview";
    }

    private List<Dead> dead(Audit.Report report) {
        List<Audit.Finding> some = report.findings().stream().limit(LISTED).toList();
        Map<String, Alert> known =
                alerts.findAll(some.stream().map(Audit.Finding::alertId).toList());
        List<Dead> dead = new ArrayList<>();
        for (Audit.Finding finding : some) {
            Alert alert = known.get(finding.alertId());
            if (alert != null) {
                dead.add(new Dead(alert.id(), Sent.name(alert), finding.reason()));
            }
        }
        return dead;
    }

    private List<Kept> kept() {
        return List.of(
                new Kept("What was said in messages, and why", days("content")),
                new Kept("Which message went to whom when, and how it ended", days("deliveries")),
                new Kept("Who was told of a vacancy, after it was closed", days("closed")),
                new Kept("A subscriber's address and wishes, after their last alert", days("subscribers")));
    }

    private String days(String name) {
        return Say.roughly(environment.getProperty("notify.retention." + name, Duration.class, Duration.ZERO));
    }

    @PostMapping(OperatorRoom.PATH + "/retry")
    String retry(@RequestParam(name = "id", defaultValue = "") String id, RedirectAttributes done) {
        if (!deliveries.retry(id)) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no failed message of this id.");
        }
        done.addFlashAttribute("done", "The message is tried again.");
        return "redirect:" + OperatorRoom.PATH;
    }
}
