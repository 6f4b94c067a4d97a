package io.rolecall.notify.deliver;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What this instance has claimed and not noted the end of. Its claims are renewed as long as it works, so that they can be short: who
 * dies is relieved soon, and who is slow loses nothing.
 */
@Component
class Held {
    private static final Logger log = LoggerFactory.getLogger(Held.class);

    /** A send that begins with less of its claim might end after it. */
    private static final Duration LEAST = Duration.ofSeconds(30);

    /** With less than this left a claim is renewed. */
    private static final Duration SOON = Duration.ofSeconds(42);

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int TOGETHER = 500;

    private record Claim(Delivery delivery, Instant until, boolean begun) {
        boolean of(Delivery claimed) {
            return delivery.claimant() != null && delivery.claimant().equals(claimed.claimant());
        }
    }

    private final Leases leases;
    private final Clock clock;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();

    Held(Leases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    void take(Delivery claimed) {
        Instant until = claimed.leaseUntil();
        claims.put(claimed.id(), new Claim(claimed, until == null ? clock.instant() : until, false));
    }

    /** False where it was given back meanwhile. */
    boolean begin(Delivery claimed) {
        Claim begun = claims.computeIfPresent(
                claimed.id(), (id, c) -> c.of(claimed) ? new Claim(c.delivery, c.until, true) : c);
        return begun != null && begun.of(claimed);
    }

    /** Takes out those that are not begun, and never will be. */
    List<Delivery> notBegun() {
        List<Delivery> all = new ArrayList<>();
        for (String id : claims.keySet()) {
            claims.computeIfPresent(id, (i, c) -> {
                if (!c.begun) {
                    all.add(c.delivery);
                }
                return c.begun ? c : null;
            });
        }
        return all;
    }

    void letGo(Delivery claimed) {
        claims.computeIfPresent(claimed.id(), (id, claim) -> claim.of(claimed) ? null : claim);
    }

    /** Whether it is being worked on here: then nobody here takes it up again, however old its claim is. */
    boolean holds(String id) {
        return claims.containsKey(id);
    }

    /** Whether a send may begin: it is ours, and for longer than the send takes. Asks the store only where that is in doubt. */
    boolean mayBegin(Delivery claimed) {
        Claim claim = claims.get(claimed.id());
        if (claim == null || !claim.of(claimed)) {
            return false;
        }
        Instant now = now();
        if (!now.isAfter(claim.until.minus(LEAST)) && leases.undisputed(claim.until)) {
            return true;
        }
        try {
            return renew(List.of(claim), now);
        } catch (MongoException e) {
            log.debug("delivery {} can't be claimed any longer now: {}", claimed.id(), e.toString());
            return false;
        }
    }

    /** Renews what will end soon, again and again. */
    void whileRunning(BooleanSupplier running) {
        while (running.getAsBoolean()) {
            try {
                renew();
            } catch (RuntimeException e) {
                log.debug("claims are renewed later: {}", e.toString());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void renew() {
        Instant now = now();
        List<Claim> soon = new ArrayList<>();
        for (Claim claim : claims.values()) {
            if (claim.until.isBefore(now.plus(SOON))) {
                soon.add(claim);
            }
        }
        for (int from = 0; from < soon.size(); from += TOGETHER) {
            renew(soon.subList(from, Math.min(soon.size(), from + TOGETHER)), now);
        }
    }

    /** @return whether all of them are ours still */
    private boolean renew(List<Claim> some, Instant now) {
        Set<String> ours = leases.renew(some.stream().map(Claim::delivery).toList(), now);
        for (Claim claim : some) {
            String id = claim.delivery.id();
            if (ours.contains(id)) {
                claims.computeIfPresent(
                        id,
                        (i, c) -> c.of(claim.delivery) ? new Claim(c.delivery, now.plus(Leases.LEASE), c.begun) : c);
            } else {
                letGo(claim.delivery);
            }
        }
        return ours.size() == some.size();
    }

    /** MongoDB keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
