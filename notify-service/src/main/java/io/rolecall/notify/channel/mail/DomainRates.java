package io.rolecall.notify.channel.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Spaces mails to one domain, so that no provider is flooded. Hands out times and never blocks. */
final class DomainRates {
    private static final int MANY = 10_000;
    private final Map<String, Double> perSecond;
    private final Map<String, Instant> next = new HashMap<>();

    DomainRates(Map<String, Double> perSecond) {
        this.perSecond = perSecond;
    }

    /** How long the next mail to this address has to wait; its time is taken by asking. */
    Duration take(String address, Instant now) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        double rate = perSecond.getOrDefault(domain, perSecond.getOrDefault("*", 0.0));
        if (rate <= 0) {
            return Duration.ZERO;
        }
        synchronized (next) {
            if (next.size() > MANY) {
                next.values().removeIf(at -> at.isBefore(now));
            }
            Instant at = next.getOrDefault(domain, now);
            at = at.isBefore(now) ? now : at;
            next.put(domain, at.plusNanos(Math.round(1e9 / rate)));
            return Duration.between(now, at);
        }
    }
}
