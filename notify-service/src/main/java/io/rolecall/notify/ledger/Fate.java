package io.rolecall.notify.ledger;

import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one piece of news means for one who was told of its posting. Looks only at what is told, so that reading the news again
 * changes nothing, and what goes back to what it was before anybody heard of it is not told at all.
 */
final class Fate {
    private Fate() {}

    /**
     * @param told the row that told of the posting
     * @param fact what was to be told of the same kind until now; null when nothing was
     * @return what is to be told now; null when nothing changes
     */
    static @Nullable Row of(Row told, @Nullable Row fact, AfterNotice kind, News news, Instant now) {
        Posting posting = news.event().posting();
        long known = fact == null ? told.posting().version() : fact.posting().version();
        if (posting.version() <= known) {
            return null;
        }
        Snapshot seen = Snapshot.of(posting).seenSince(told.posting().firstSeen());
        boolean closes = news.event() instanceof PostingEvent.PostingClosed;
        if (kind == AfterNotice.CLOSED) {
            return closes ? closed(told, fact, seen, now) : open(fact, seen);
        }
        return closes ? null : changed(told, fact, kind, seen, now);
    }

    private static @Nullable Row closed(Row told, @Nullable Row fact, Snapshot seen, Instant now) {
        if (fact == null) {
            return Row.after(told, AfterNotice.CLOSED, seen, null, now);
        }
        boolean heard = fact.episode() == told.episode() && fact.state() != RowState.WITHDRAWN;
        // Told once for each time that it was found, however often it flips.
        return heard ? null : fact.pending(told.episode(), seen, null, now);
    }

    /** It is open again before anybody heard that it was closed. */
    private static @Nullable Row open(@Nullable Row fact, Snapshot seen) {
        return fact != null && fact.waiting() ? fact.withdrawn(seen) : null;
    }

    private static @Nullable Row changed(Row told, @Nullable Row fact, AfterNotice kind, Snapshot seen, Instant now) {
        boolean heard = fact != null && fact.state() == RowState.SENT;
        String last = fact == null
                ? told.posting().says(kind)
                : heard ? fact.posting().says(kind) : fact.before();
        boolean same = Objects.equals(last, seen.says(kind));
        if (fact == null) {
            return same ? null : Row.after(told, kind, seen, last, now);
        }
        if (fact.state() == RowState.PENDING && !fact.waiting()) {
            // On its way: who sends it says what is so then.
            return fact.renewed(seen);
        }
        if (same) {
            return fact.waiting() ? fact.withdrawn(seen) : null;
        }
        return fact.waiting()
                ? fact.renewed(seen)
                : fact.pending(heard ? fact.episode() + 1 : fact.episode(), seen, last, now);
    }
}
