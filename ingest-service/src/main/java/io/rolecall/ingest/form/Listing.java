package io.rolecall.ingest.form;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form may know of the source that it reads.
 *
 * @param source its id, the first part of its postings' ids
 * @param url where the list is
 * @param organization who hires, for lists that don't say so themselves
 * @param organizationUrl their page
 * @param options by name, those of {@link ListForm#options()}
 * @param cursor where the last reading had come to, see {@link Items#reached}; null for the first
 */
public record Listing(
        String source,
        String url,
        @Nullable String organization,
        @Nullable String organizationUrl,
        Map<String, String> options,
        @Nullable String cursor) {
    public Listing {
        options = Map.copyOf(options);
    }

    /** The organisation's name: the operator's, else what the list says, else the name of the board in its address. */
    public String employer(@Nullable String stated) {
        return organization == null && stated != null ? stated : organizationName();
    }

    /** The organisation's name; where neither the list nor the operator says it, the name of the board in its address. */
    public String organizationName() {
        if (organization != null) {
            return organization;
        }
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/jobs/?$", "");
        String last = path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("(?i)\\.(?:json|ndjson|xml|csv|txt|rss|atom)(?:\\.gz)?$", "");
        return last.isBlank() ? source : last;
    }
}
