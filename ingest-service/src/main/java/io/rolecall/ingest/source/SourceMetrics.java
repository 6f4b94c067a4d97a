package io.rolecall.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** For each source, how long ago its list was last read to the end, in intervals of its own: above three, something is wrong. */
@Component
class SourceMetrics implements MeterBinder {
    private final SourceStore store;
    private final Clock clock;
    private @Nullable MultiGauge ages;
    private @Nullable MultiGauge held;
    private @Nullable MultiGauge heldPostings;
    private @Nullable MultiGauge failures;

    SourceMetrics(SourceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ages = MultiGauge.builder("rolecall.ingest.source.age.intervals")
                .description("Time since the source's list was last read to its end, in its intervals")
                .register(registry);
        held = MultiGauge.builder("rolecall.ingest.source.held.runs")
                .description("Complete lists in a row whose closings were held")
                .register(registry);
        heldPostings = MultiGauge.builder("rolecall.ingest.source.held.postings")
                .description("Postings that vanished and wait for the operator")
                .register(registry);
        failures = MultiGauge.builder("rolecall.ingest.source.failures")
                .description("Runs in a row that failed")
                .register(registry);
    }

    @Scheduled(fixedDelay = 15_000)
    void update() {
        if (ages == null || held == null || heldPostings == null || failures == null) {
            return;
        }
        try {
            Instant now = clock.instant();
            List<MultiGauge.Row<?>> ageRows = new ArrayList<>();
            List<MultiGauge.Row<?>> heldRows = new ArrayList<>();
            List<MultiGauge.Row<?>> postingRows = new ArrayList<>();
            List<MultiGauge.Row<?>> failureRows = new ArrayList<>();
            for (Source source : store.all()) {
                SourceState state = store.state(source.id()).orElse(null);
                Instant since =
                        state == null || state.lastComplete() == null ? source.createdAt() : state.lastComplete();
                double age = (double) Duration.between(since, now).toMillis()
                        / source.interval().toMillis();
                ageRows.add(MultiGauge.Row.of(Tags.of("source", source.id()), age));
                SourceState.Held hold = state == null ? null : state.held();
                Tags tags = Tags.of("source", source.id());
                heldRows.add(MultiGauge.Row.of(tags, hold == null ? 0 : hold.runs()));
                postingRows.add(MultiGauge.Row.of(tags, hold == null ? 0 : hold.postings()));
                failureRows.add(MultiGauge.Row.of(tags, state == null ? 0 : state.failures()));
            }
            ages.register(ageRows, true);
            held.register(heldRows, true);
            heldPostings.register(postingRows, true);
            failures.register(failureRows, true);
        } catch (DataAccessException e) {
            // The gauges keep what they had; the database's silence shows in the readiness.
            return;
        }
    }
}
