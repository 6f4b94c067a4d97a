package io.rolecall.ingest.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A list of postings that is read again and again, as the operator describes it.
 *
 * @param id the first part of its postings' ids
 * @param url where the list is
 * @param organization who hires, for lists that don't say so themselves
 * @param organizationUrl their page
 * @param interval between two runs
 */
@Document("sources")
record Source(
        @Id String id,
        ListType type,
        String url,
        @Nullable String organization,
        @Nullable String organizationUrl,
        Duration interval,
        Instant createdAt) {
    /** The organisation's name; where neither the list nor the operator says it, the name of the board in its address. */
    String organizationName() {
        if (organization != null) {
            return organization;
        }
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/jobs/?$", "");
        String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
        return last.isBlank() ? id : last;
    }
}
