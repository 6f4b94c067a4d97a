package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Items that say what they said before: they are only noted as seen again. For one thread. */
final class Repeats {
    private static final int AT_ONCE = 250;

    private final Catalog catalog;
    private final String source;
    private final boolean endsByItself;
    private final Instant now;
    private final List<Observation> seen = new ArrayList<>();

    Repeats(Catalog catalog, String source, boolean endsByItself, Instant now) {
        this.catalog = catalog;
        this.source = source;
        this.endsByItself = endsByItself;
        this.now = now;
    }

    /** Differs once a week for each item, so that what only its own page tells is looked up again; never 0. */
    int hash(String externalId, Object same) {
        long week = (now.getEpochSecond() / 86_400 + Math.floorMod(externalId.hashCode(), 7)) / 7;
        int hash = 31 * same.hashCode() + (int) week;
        return hash == 0 ? 1 : hash;
    }

    /** False when something else than this list has closed it meanwhile. */
    boolean asStored(String externalId) {
        return catalog.find(Posting.idOf(source, externalId))
                .map(Catalog.Known::posting)
                .filter(posting -> posting.open() || !endsByItself && posting.closedReason() == ClosedReason.EXPIRED)
                .isPresent();
    }

    void seen(String externalId) {
        seen.add(new Observation.Same(Posting.idOf(source, externalId), now));
        if (seen.size() >= AT_ONCE) {
            flush();
        }
    }

    void flush() {
        if (!seen.isEmpty()) {
            catalog.observe(List.copyOf(seen));
            seen.clear();
        }
    }
}
