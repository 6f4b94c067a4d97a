package io.rolecall.ingest.catalog;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was known of some postings when they were looked up, so that what reads as before needs no reading. */
public final class Prints {
    /** Of no posting anything is known. */
    public static final Prints NONE = new Prints(Set.of(), Map.of());

    private final Set<String> asked;
    private final Map<String, Print> found;

    Prints(Set<String> asked, Map<String, Print> found) {
        this.asked = asked;
        this.found = found;
    }

    /** Whether a posting is stored, open, and was read from exactly this. */
    public boolean same(String postingId, String reading, Instant at) {
        Print print = found.get(postingId);
        return print != null && print.openAt(at) && print.reading().equals(reading);
    }

    @Nullable Print get(String postingId) {
        return found.get(postingId);
    }

    Set<String> missing(Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(asked);
        return missing;
    }
}
