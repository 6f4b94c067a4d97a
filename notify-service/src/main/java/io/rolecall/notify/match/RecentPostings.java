package io.rolecall.notify.match;

import io.rolecall.notify.ledger.News;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The newest events of open postings, as they came. An alert that arrives here a moment after a posting it was meant for is
 * matched against these, so that nothing slips through between the two. Bounded by age and by bytes.
 */
@Component
class RecentPostings {
    /** Longer than any alert is on its way. */
    static final Duration KEPT = Duration.ofSeconds(60);

    private static final long MOST_BYTES = 32_000_000;

    private record Recent(
            Instant occurredAt, Instant seenAt, @Nullable Instant closedAt, boolean asBefore, byte[] value) {
        News news() {
            return new News((PostingEvent.Update) PostingCodec.decode(value), closedAt, asBefore, value);
        }
    }

    private final Deque<Recent> recent = new ArrayDeque<>();
    private final Clock clock;
    private long bytes;

    RecentPostings(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(News news, byte[] value) {
        Instant now = clock.instant();
        Instant occurredAt = news.event().occurredAt();
        if (occurredAt.isBefore(now.minus(KEPT))) {
            return;
        }
        recent.addLast(new Recent(occurredAt, now, news.closedAt(), news.asBefore(), value));
        bytes += value.length;
        while (bytes > MOST_BYTES || recent.getFirst().seenAt.isBefore(now.minus(KEPT))) {
            bytes -= recent.removeFirst().value.length;
        }
    }

    List<News> since(Instant since) {
        List<Recent> some;
        synchronized (this) {
            some = recent.stream().filter(r -> !r.occurredAt.isBefore(since)).toList();
        }
        return some.stream().map(Recent::news).toList();
    }
}
