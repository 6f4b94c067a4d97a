package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Batches that are due long after the next sweeps: of a weekly alert nothing has to be read each minute. An alert that is changed
 * here is looked at again at once, one that is changed elsewhere within a quarter of an hour.
 */
@Component
class Resting implements Consumer<LiveAlert> {
    private static final Duration ASK_AGAIN = Duration.ofMinutes(15);

    /** What is more is read at each sweep. */
    private static final int MOST = 200_000;

    /** @param due when it is due, as was read */
    private record Rest(Instant since, @Nullable Instant notBefore, Instant due, Instant until) {}

    /** Something may be due earlier than was thought. */
    record Awake(String alertId) {}

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    Resting(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Notes when something is due, unless that is soon. */
    void note(Waiting.Waits waits, Instant due) {
        Instant until = clock.instant().plus(ASK_AGAIN);
        if (due.isAfter(until) && rests.size() < MOST) {
            rests.put(waits.alertId(), new Rest(waits.since(), waits.notBefore(), due, until));
        }
    }

    /** When it is due; null where that has to be read again. */
    @Nullable Instant due(Waiting.Waits waits) {
        Rest rest = rests.get(waits.alertId());
        if (rest == null) {
            return null;
        }
        boolean same = rest.since.equals(waits.since())
                && Objects.equals(rest.notBefore, waits.notBefore())
                && clock.instant().isBefore(rest.until);
        if (!same) {
            rests.remove(waits.alertId());
        }
        return same ? rest.due : null;
    }

    @Override
    public void accept(LiveAlert changed) {
        if (rests.remove(changed.id()) != null) {
            events.publishEvent(new Awake(changed.id()));
        }
    }
}
