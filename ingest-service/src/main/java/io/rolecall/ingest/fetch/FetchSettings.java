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
 * @param maxBytes the largest document that is fetched, unpacked
 * @param maxFileBytes the largest file: that is read, unpacked; it lies there already and is read as a stream
 * @param maxRequests how many documents one run may ask for
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest silence of a server
 * @param deadline the longest time that one document may take
 * @param runDeadline after so long a run asks for no further document
 * @param requestsPerSecond how often one host outside the operator's network is asked at most
 * @param retries how often a request is repeated that failed by accident
 * @param retryDelay before the first repetition; four times as long before each further one
 * @param patience the longest wait that a server may ask for in the middle of a run
 * @param userAgent our name, as sources see it and as robots.txt names us
 * @param contact a page or mail address of the operator, told to sources; null where there is none
 */
@ConfigurationProperties("ingest.fetch")
record FetchSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @Nullable Path filesDirectory,
        @DefaultValue("1000000000") long maxBytes,
        @DefaultValue("20000000000") long maxFileBytes,
        @DefaultValue("20000") int maxRequests,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration readTimeout,
        @DefaultValue("PT15M") Duration deadline,
        @DefaultValue("PT12H") Duration runDeadline,
        @DefaultValue("5") double requestsPerSecond,
        @DefaultValue("2") int retries,
        @DefaultValue("PT1S") Duration retryDelay,
        @DefaultValue("PT1M") Duration patience,
        @DefaultValue("Rolecall") String userAgent,
        @Nullable String contact) {
    FetchSettings {
        if (filesDirectory != null && filesDirectory.toString().isEmpty()) {
            filesDirectory = null;
        }
        if (contact != null && contact.isBlank()) {
            contact = null;
        }
        if (maxBytes < 1_000 || maxFileBytes < 1_000 || maxRequests < 1 || retries < 0 || retries > 5) {
            throw new IllegalArgumentException(
                    "ingest.fetch: max-bytes and max-file-bytes must be at least 1000, max-requests at least 1, retries 0 to 5");
        }
        if (!(requestsPerSecond > 0 && requestsPerSecond <= 1_000)) {
            throw new IllegalArgumentException("ingest.fetch: requests-per-second must be above 0, at most 1000");
        }
        if (!userAgent.matches("[A-Za-z_-]+")) {
            throw new IllegalArgumentException(
                    "ingest.fetch: user-agent is a name of letters, '-' and '_', such as Rolecall; contact says more");
        }
        if (contact != null && !contact.matches("[\\x21-\\x7e&&[^()]]{3,200}")) {
            throw new IllegalArgumentException("ingest.fetch: contact is no address of a page or mailbox: " + contact);
        }
        for (Duration duration : new Duration[] {connectTimeout, readTimeout, deadline, runDeadline}) {
            if (duration.toMillis() < 100) {
                throw new IllegalArgumentException("ingest.fetch: a duration is below PT0.1S: " + duration);
            }
        }
        if (retryDelay.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("ingest.fetch: retry-delay and patience are not negative");
        }
    }

    /** As the header has it (RFC 9110, section 10.1.5). */
    String userAgentHeader() {
        return userAgent + "/1.0" + (contact == null ? "" : " (+" + contact + ")");
    }
}
