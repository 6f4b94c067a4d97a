package io.rolecall.ingest.catalog;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What decides without the posting itself whether an observation may change it.
 *
 * @param fingerprint of what a reader sees of it
 * @param reading of what the source said, and by what code it was read; empty where that was not told
 * @param writer whose version this is
 */
record Print(
        String id,
        long version,
        String fingerprint,
        String reading,
        boolean open,
        @Nullable Instant validThrough,
        Instant lastSeen,
        String writer) {
    static final List<String> MEMBERS =
            List.of("version", "fingerprint", "reading", "status", "validThrough", "lastSeen", "writer");

    static Print of(Document document) {
        return new Print(
                document.getString("_id"),
                document.getLong("version"),
                document.getString("fingerprint"),
                document.getString("reading"),
                document.getString("status").equals("OPEN"),
                document.getDate("validThrough") == null
                        ? null
                        : document.getDate("validThrough").toInstant(),
                document.getDate("lastSeen").toInstant(),
                document.getString("writer"));
    }

    /** Whether it is open now and doesn't end by itself. */
    boolean openAt(Instant moment) {
        return open && (validThrough == null || validThrough.isAfter(moment));
    }
}
