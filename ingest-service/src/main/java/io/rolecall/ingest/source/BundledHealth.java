package io.rolecall.ingest.source;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Part of the readiness probe: who is told that all is ready finds the postings that come with Rolecall. */
@Component("bundledFeed")
final class BundledHealth implements HealthIndicator {
    private final Bundled bundled;

    BundledHealth(Bundled bundled) {
        this.bundled = bundled;
    }

    @Override
    public Health health() {
        try {
            return (bundled.loaded() ? Health.up() : Health.outOfService()).build();
        } catch (DataAccessException e) {
            return Health.down().build();
        }
    }
}
