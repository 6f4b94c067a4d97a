package io.rolecall.notify.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.health.Audit;
import io.rolecall.notify.health.Canary;
import io.rolecall.notify.health.Silence;
import io.rolecall.notify.operator.Fact.Mark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether people are told, in a handful of facts. */
@Component
class Glance {
    /** From when on waiting is worth a look: events are matched in seconds, messages go out in minutes. */
    private static final Duration UNMATCHED = Duration.ofMinutes(1);

    private static final Duration OVERDUE = Duration.ofMinutes(10);

    private final Canary canary;
    private final Silence silence;
    private final MeterRegistry metrics;
    private final Clock clock;

    Glance(Canary canary, Silence silence, MeterRegistry metrics, Clock clock) {
        this.canary = canary;
        this.silence = silence;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param failed messages that were given up @param waiting destinations that take nothing just now */
    List<Fact> facts(Audit.Report audit, long failed, int waiting) {
        return List.of(
                age(
                        "Oldest event not matched",
                        "rolecall.notify.oldest.unmatched",
                        UNMATCHED,
                        "Postings are matched as soon as they are published.",
                        "Postings are published and not matched against the alerts. Look whether Kafka answers, and into this service's log."),
                age(
                        "Oldest match not delivered",
                        "rolecall.notify.oldest.due",
                        OVERDUE,
                        "What is due goes out.",
                        "Something should have gone out. Look at the channels in trouble below, and whether MongoDB answers."),
                canary(),
                fact(
                        "Channels in trouble",
                        waiting == 0 ? "none" : Say.count(waiting, "receiver"),
                        waiting > 0,
                        waiting > 0 ? "Listed below; their messages are tried again by themselves." : ""),
                fact(
                        "Messages given up",
                        failed == 0 ? "none" : Say.number(failed),
                        failed > 0,
                        failed > 0 ? "Listed below with the reason; each can be tried again." : ""),
                fact(
                        "Records that could not be read",
                        count("rolecall.notify.dead.letters"),
                        counted("rolecall.notify.dead.letters") > 0,
                        counted("rolecall.notify.dead.letters") > 0
                                ? "They lie in the topic postings-dlt with the reason in a header. Counted since this instance's start."
                                : "Since this instance's start."),
                fact(
                        "Alerts that can never find anything",
                        audit.dead() == 0 ? "none" : Say.number(audit.dead()),
                        audit.dead() > 0,
                        "Of " + Say.count(audit.alerts(), "alert") + " that " + (audit.alerts() == 1 ? "is" : "are")
                                + " matched."),
                silence());
    }

    private Fact canary() {
        String name = "Last canary arrived";
        if (!canary.on()) {
            return new Fact(
                    name, "no canary", Mark.PLAIN, "NOTIFY_CANARY_TO is not set: nothing proves that mail goes out.");
        }
        return fact(
                name,
                Say.roughly(canary.age()) + " ago",
                canary.late(),
                canary.late()
                        ? "A message to yourself should have arrived by now. What alerts find may not reach anybody."
                        : "A message to yourself, which is found, sent and taken like all others.");
    }

    private Fact silence() {
        Silence.View view = silence.view();
        Instant newest = view.newest();
        String told = view.told() == 0
                ? "No alert was silent for long."
                : Say.count(view.told(), "alert")
                        + " found nothing for long; their owners were told that they work all the same.";
        return newest == null
                ? fact("Last change of a posting", "none for two days", true, "The sources are silent. " + told)
                : fact(
                        "Last change of a posting",
                        Say.roughly(Duration.between(newest, clock.instant())) + " ago",
                        false,
                        told);
    }

    private Fact age(String name, String metric, Duration badFrom, String fine, String bad) {
        Gauge gauge = metrics.find(metric).gauge();
        long seconds = gauge == null || Double.isNaN(gauge.value()) ? 0 : (long) gauge.value();
        boolean late = seconds >= badFrom.toSeconds();
        return fact(
                name,
                seconds == 0 ? "nothing waits" : Say.roughly(Duration.ofSeconds(seconds)),
                late,
                late ? bad : fine);
    }

    private String count(String metric) {
        long count = counted(metric);
        return count == 0 ? "none" : Say.number(count);
    }

    private long counted(String metric) {
        Counter counter = metrics.find(metric).counter();
        return counter == null ? 0 : (long) counter.count();
    }

    private static Fact fact(String name, String value, boolean bad, String hint) {
        return new Fact(name, value, bad ? Mark.BAD : Mark.GOOD, hint);
    }
}
