package io.rolecall.ingest.push;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of a push.
 *
 * @param maxItemBytes the largest single posting that is read, in bytes of JSON; a line or element above it is refused
 * @param maxErrors how many refusals an answer lists; the counts are exact whatever it lists
 */
@ConfigurationProperties("ingest.push")
record PushSettings(
        @DefaultValue("16000000") int maxItemBytes,
        @DefaultValue("1000") int maxErrors) {
    PushSettings {
        if (maxItemBytes < 10_000 || maxErrors < 0) {
            throw new IllegalArgumentException(
                    "ingest.push: max-item-bytes must be at least 10000, max-errors at least 0");
        }
    }
}
