package io.rolecall.ingest.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the catalog keeps what it knows, and how often it looks.
 *
 * @param expiry how often postings are looked for whose last moment has passed
 * @param closedFor how long a closed posting is kept before it is forgotten everywhere
 * @param sightings a posting seen again unchanged so soon after the last sighting is not noted anew
 */
@ConfigurationProperties("ingest.catalog")
record CatalogSettings(
        @DefaultValue("PT20S") Duration expiry,
        @DefaultValue("P90D") Duration closedFor,
        @DefaultValue("PT1H") Duration sightings) {
    CatalogSettings {
        if (expiry.toMillis() < 10 || closedFor.toMillis() < 1_000 || sightings.isNegative()) {
            throw new IllegalArgumentException(
                    "ingest.catalog: expiry must be at least PT0.01S, closed-for at least PT1S, sightings not negative");
        }
    }
}
