package io.rolecall.search.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells operators whether searches are answered; part of the readiness probe, unlike MongoDB and Kafka. */
@Component("searchIndex")
final class IndexHealth implements HealthIndicator {
    private final Index index;

    IndexHealth(Index index, MeterRegistry meters) {
        this.index = index;
        Gauge.builder("rolecall.search.postings", index, Index::size)
                .description("Postings that a search can find")
                .register(meters);
        Gauge.builder("rolecall.search.rebuilt", index, i -> i.nextHas().orElse(0))
                .description("Postings so far in the index that is built beside the one that answers")
                .register(meters);
    }

    @Override
    public Health health() {
        return switch (index.state()) {
            case State.Ready _ ->
                index.nextHas().isEmpty()
                        ? Health.up().withDetail("postings", index.size()).build()
                        : Health.up()
                                .withDetail("postings", index.size())
                                .withDetail("rebuilding", index.nextHas().getAsLong())
                                .build();
            case State.Opening _ ->
                Health.outOfService().withDetail("state", "opening").build();
            case State.Building building ->
                Health.outOfService()
                        .withDetail("state", "building")
                        .withDetail("postings", building.postings())
                        .withDetail("of", building.of())
                        .withDetail("percent", building.percent())
                        .build();
        };
    }
}
