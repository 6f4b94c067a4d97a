package io.rolecall.ingest.fetch;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are fetched.
 *
 * @param allowPrivateAddresses whether sources may lie inside the operator's network
 * @param filesDirectory the only directory from which file: sources are read; null switches them off
 * @param maxBytes the largest document that is read, unpacked
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest silence of a server
 * @param deadline the longest time that one document may take
 * @param userAgent how we present ourselves
 */
@ConfigurationProperties("ingest.fetch")
record FetchSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @Nullable Path filesDirectory,
        @DefaultValue("1000000000") long maxBytes,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration readTimeout,
        @DefaultValue("PT15M") Duration deadline,
        @DefaultValue("Rolecall") String userAgent) {
    FetchSettings {
        if (filesDirectory != null && filesDirectory.toString().isEmpty()) {
            filesDirectory = null;
        }
        if (maxBytes < 1_000) {
            throw new IllegalArgumentException("ingest.fetch: max-bytes must be at least 1000");
        }
        for (Duration duration : new Duration[] {connectTimeout, readTimeout, deadline}) {
            if (duration.toMillis() < 100) {
                throw new IllegalArgumentException("ingest.fetch: a duration is below PT0.1S: " + duration);
            }
        }
    }
}
