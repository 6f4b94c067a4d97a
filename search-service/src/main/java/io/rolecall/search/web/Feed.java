package io.rolecall.search.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as a feed.
 *
 * @param title the search in words
 * @param home the page of the same search
 * @param self the feed's own address
 * @param next the address of the older ones; null when there are none
 * @param deadline what is said before the title of what can be applied for until a moment
 * @param entries the newest first
 */
record Feed(
        String title, String home, String self, @Nullable String next, String deadline, List<FeedEntry> entries) {
    /** When anything in it last changed; the beginning of time for an empty one, so that it stays the same. */
    Instant updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
