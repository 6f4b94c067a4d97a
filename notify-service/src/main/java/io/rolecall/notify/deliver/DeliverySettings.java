package io.rolecall.notify.deliver;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param immediateWindow how long matches for an immediate alert are gathered, from the first
 * @param itemsPerMessage postings in one message; more follow in the next
 * @param itemsPerOrganization of them of one organisation, in a message for people
 * @param sweep how often what is due is derived from the stored truth again
 * @param giveUp how long a delivery is tried that its receiver keeps refusing for now
 */
@ConfigurationProperties("notify.delivery")
public record DeliverySettings(
        @DefaultValue("PT5M") Duration immediateWindow,
        @DefaultValue("20") int itemsPerMessage,
        @DefaultValue("3") int itemsPerOrganization,
        @DefaultValue("PT1M") Duration sweep,
        @DefaultValue("P5D") Duration giveUp) {
    public DeliverySettings {
        positive("immediate-window (NOTIFY_IMMEDIATE_WINDOW)", immediateWindow.plusMillis(1));
        positive("sweep", sweep);
        positive("give-up", giveUp);
        if (itemsPerMessage < 1 || itemsPerMessage > 200) {
            throw new IllegalArgumentException("notify.delivery.items-per-message is not between 1 and 200");
        }
        if (itemsPerOrganization < 1) {
            throw new IllegalArgumentException("notify.delivery.items-per-organization is below 1");
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("notify.delivery." + name + " must not be negative or nothing");
        }
    }
}
