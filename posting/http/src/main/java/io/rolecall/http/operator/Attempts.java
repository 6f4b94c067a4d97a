package io.rolecall.http.operator;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong keys by address, of version 6 by network; forgets the longest known ones when there are too many. */
class Attempts {
    private static final int KEPT = 10_000;
    private static final int NETWORK = 8;

    private final SignIn settings;
    private final Clock clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > KEPT;
        }
    };

    Attempts(SignIn settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Wrong(int count, Instant until) {}

    /** How long the address has to wait; zero where it may try. */
    synchronized Duration wait(String address) {
        Wrong before = wrong.get(network(address));
        Instant now = clock.instant();
        return before == null || before.count < settings.attempts() || !before.until.isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, before.until);
    }

    synchronized void failed(String address) {
        Instant now = clock.instant();
        wrong.merge(
                network(address),
                new Wrong(1, now.plus(settings.within())),
                (before, first) -> before.until.isAfter(now) ? new Wrong(before.count + 1, before.until) : first);
    }

    synchronized void succeeded(String address) {
        wrong.remove(network(address));
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
