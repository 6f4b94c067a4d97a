package io.rolecall.ingest.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rolecall.ingest.catalog.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What is untold, and for how long: asked of the stored truth, at most every few seconds. Not a number while it is silent. */
@Component
class OutboxMetrics implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Clock clock;
    private Instant asked = Instant.MIN;
    private double size;
    private double oldestAge;

    OutboxMetrics(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rolecall.ingest.outbox.size", this, metrics -> metrics.asked().size)
                .description("Changes that are stored and not yet acknowledged by Kafka")
                .register(registry);
        Gauge.builder("rolecall.ingest.outbox.oldest.age", this, metrics -> metrics.asked().oldestAge)
                .baseUnit("seconds")
                .description("Age of the oldest of them; alarm when it is above a few minutes")
                .register(registry);
    }

    private synchronized OutboxMetrics asked() {
        Instant now = clock.instant();
        if (asked.plus(FRESH).isBefore(now)) {
            asked = now;
            try {
                size = outbox.size();
                oldestAge = outbox.oldest()
                        .map(oldest -> Duration.between(oldest, now).toMillis() / 1_000.0)
                        .orElse(0.0);
            } catch (DataAccessException e) {
                size = Double.NaN;
                oldestAge = Double.NaN;
            }
        }
        return this;
    }
}
