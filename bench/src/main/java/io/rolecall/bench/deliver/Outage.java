package io.rolecall.bench.deliver;

import io.rolecall.bench.option.UnusableOptionException;
import java.util.Arrays;
import java.util.Locale;

/** What is away in the middle of the drain. */
enum Outage {
    NONE,
    /** The mail server: killed. */
    SMTP,
    /** The store: ended, so that it has all that it said to have written, as MongoDB has after a kill. */
    STORE,
    /** The broker: killed, when half of the postings are published; the others follow when it is back. */
    KAFKA,
    /** An instance of notify-service: killed. */
    NOTIFY;

    static Outage of(String name) {
        return Arrays.stream(values())
                .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableOptionException(
                        "--outage knows no \"" + name + "\"; there are smtp, store, kafka, notify and none."));
    }

    /** The process that is away. */
    String part() {
        return switch (this) {
            case NONE -> "";
            case SMTP -> Scene.CATCHER;
            case STORE -> Scene.STORE;
            case KAFKA -> Scene.KAFKA;
            case NOTIFY -> Scene.notify(0);
        };
    }
}
