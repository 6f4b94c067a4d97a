package io.rolecall.notify.channel;

import io.rolecall.notify.ledger.Why;
import java.util.Locale;

/** Why a posting matched, as a line that people read. */
public final class Reasons {
    private Reasons() {}

    /** Such as {@code location Berlin: found in its locations: “Berlin, Germany”}. */
    public static String line(Why why) {
        return line(why, Phrases.in(Locale.ENGLISH));
    }

    public static String line(Why why, Phrases phrases) {
        String name = phrases.name(why.criterion());
        if (why.unknown()) {
            return phrases.say("why.silent", name, why.asked());
        }
        if (why.found() == null) {
            return phrases.say("why.fits", name, why.asked());
        }
        return why.field() == null
                ? phrases.say("why.found", name, why.asked(), why.found())
                : phrases.say("why.found.in", name, why.asked(), why.found(), phrases.name(why.field()));
    }
}
