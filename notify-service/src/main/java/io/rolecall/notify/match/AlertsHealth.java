package io.rolecall.notify.match;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready until every alert is matched here: a posting read before would not be told to its subscribers. */
@Component("alertsLoaded")
class AlertsHealth implements HealthIndicator {
    private final AlertFeed feed;

    AlertsHealth(AlertFeed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        return feed.loaded() ? Health.up().build() : Health.outOfService().build();
    }
}
