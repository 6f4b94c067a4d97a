package io.rolecall.search.offer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param below from so many results on nothing is offered; 0 to never offer anything, at most 100
 * @param time of the processor that looking for offers may take for one search; up to 10 s
 */
@ConfigurationProperties("search.offers")
public record OfferSettings(
        @DefaultValue("10") int below,
        @DefaultValue("200ms") Duration time) {
    public OfferSettings {
        if (below < 0 || below > 100) {
            throw new IllegalArgumentException("search.offers.below is not between 0 and 100");
        }
        if (time.isNegative() || time.toSeconds() > 10) {
            throw new IllegalArgumentException("search.offers.time is not between 0 and 10s");
        }
    }
}
