package io.rolecall.notify.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.match.LiveAlerts;
import io.rolecall.notify.pulse.Pulse;
import io.rolecall.notify.store.Store;
import io.rolecall.query.Query;
import io.rolecall.query.Sought;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds alerts that can never find anything, and says why: nobody else would ever notice. */
@Component
public class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final int LISTED = 1_000;
    private static final Duration RECENT = Duration.ofMinutes(1);
    private final LiveAlerts alerts;
    private final Pulse pulse;
    private final HealthSettings settings;
    private final Clock clock;
    private volatile @Nullable Report last;

    /** Versions of alerts that can find something for ever: most, and their queries needn't be read again. */
    private volatile Fingerprints harmless = new Fingerprints();

    Audit(LiveAlerts alerts, Pulse pulse, HealthSettings settings, Clock clock, MeterRegistry metrics) {
        this.alerts = alerts;
        this.pulse = pulse;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("rolecall.notify.dead.alerts", this, Audit::dead)
                .description("alerts that can never find anything, as the last audit found")
                .register(metrics);
    }

    /** @param reason for the operator and the subscriber */
    public record Finding(String alertId, @Nullable String subscriberId, String reason) {}

    /**
     * @param alerts that were looked at
     * @param dead of these, that can never find anything
     * @param findings the first thousand of them
     */
    public record Report(Instant at, long alerts, long dead, List<Finding> findings) {}

    private double dead() {
        Report report = last;
        return report == null ? 0 : report.dead;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void again() {
        try {
            Report report = run();
            if (report.dead > 0) {
                log.warn("{} of {} alerts can never find anything; /v1/audit lists them", report.dead, report.alerts);
            }
        } catch (RuntimeException e) {
            log.atLevel(Store.level(e)).log("alerts are audited later: {}", e.toString());
        }
    }

    /** What was found within the last minute, or is found now: for who asks again and again. */
    public Report recent() {
        Report report = last;
        return report == null || report.at.isBefore(clock.instant().minus(RECENT)) ? run() : report;
    }

    /** Looks at all alerts that are matched now. */
    public Report run() {
        Kinds kinds = kinds();
        long[] counted = {0, 0};
        List<Finding> findings = new ArrayList<>();
        Fingerprints before = harmless;
        Fingerprints now = new Fingerprints();
        alerts.each(alert -> {
            counted[0]++;
            long fingerprint = Fingerprints.of(alert.id(), alert.version());
            if (before.contains(fingerprint)) {
                now.add(fingerprint);
                return;
            }
            String reason = reason(alert, kinds);
            if (reason == null && whateverComes(alert)) {
                now.add(fingerprint);
            }
            if (reason != null) {
                counted[1]++;
                if (findings.size() < LISTED) {
                    findings.add(new Finding(alert.id(), alert.subscriberId(), reason));
                }
            }
        });
        Report report = new Report(clock.instant(), counted[0], counted[1], List.copyOf(findings));
        last = report;
        now.sort();
        harmless = now;
        return report;
    }

    /** Whether it can find something whatever kinds of postings come. */
    private static boolean whateverComes(LiveAlert alert) {
        Query query = alert.query();
        return query.source().isEmpty()
                && query.language().isEmpty()
                && query.category().isEmpty();
    }

    /** What was seen lately, ready to be compared. */
    record Kinds(Pulse.Kinds seen, Set<List<String>> categories, long days) {}

    Kinds kinds() {
        Pulse.Kinds seen = pulse.since(clock.instant().minus(settings.dead()));
        Set<List<String>> categories = new HashSet<>();
        for (String category : seen.categories()) {
            Query query;
            try {
                query = Query.parse(Map.of("category", List.of(category)));
            } catch (IllegalArgumentException e) {
                // A category without a word, for which nobody can ask.
                continue;
            }
            query.category().forEach(c -> categories.add(c.readings().getFirst()));
        }
        return new Kinds(seen, categories, settings.dead().toDays());
    }

    /** Why an alert can never find anything; null when it can. While no posting at all was seen, nothing is said of kinds. */
    static @Nullable String reason(LiveAlert alert, Kinds kinds) {
        String contradiction = alert.query().contradiction();
        if (contradiction != null) {
            return alert.asked().contradiction() == null
                    ? "what its subscriber blocks leaves nothing of it: " + contradiction
                    : "it contradicts itself: " + contradiction;
        }
        Pulse.Kinds seen = kinds.seen();
        if (seen.newest() == null) {
            return null;
        }
        Query query = alert.query();
        String since = " in the last " + kinds.days() + " days";
        // The canary is never read from the topic, so its source is never seen there.
        if (!query.source().isEmpty()
                && !query.source().contains(Canary.SOURCE)
                && query.source().stream().noneMatch(seen::source)) {
            return "no posting came from " + String.join(" or ", query.source()) + since;
        }
        if (!query.language().isEmpty() && query.language().stream().noneMatch(seen::language)) {
            return "no posting was in " + String.join(" or ", query.language()) + since;
        }
        if (seen.complete()
                && !query.category().isEmpty()
                && query.category().stream()
                        .noneMatch(c -> kinds.categories().contains(c.readings().getFirst()))) {
            return "no posting was in the category "
                    + String.join(
                            " or ",
                            query.category().stream().map(Sought::written).toList()) + since;
        }
        return null;
    }
}
