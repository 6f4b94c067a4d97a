package io.rolecall.notify.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the canary is late. Neither readiness nor liveness asks it: a restart would mend nothing. */
@Component("canaryArrives")
class CanaryHealth implements HealthIndicator {
    private final Canary canary;

    CanaryHealth(Canary canary) {
        this.canary = canary;
    }

    @Override
    public Health health() {
        return canary.late()
                ? Health.down().withDetail("age", canary.age().toString()).build()
                : Health.up().build();
    }
}
