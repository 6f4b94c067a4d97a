package io.rolecall.ingest.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one signs in.
 *
 * @param session how long one stays signed in
 * @param attempts wrong keys that one address may type within {@code attemptsWithin}
 */
@ConfigurationProperties("ingest.page")
record PageSettings(
        @DefaultValue("PT8H") Duration session,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT15M") Duration attemptsWithin) {
    PageSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("ingest.page: attempts must be at least 1");
        }
        if (session.toSeconds() < 1 || session.toDays() > 31 || attemptsWithin.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "ingest.page: session must be PT1S to P31D, attempts-within at least PT1S");
        }
    }
}
