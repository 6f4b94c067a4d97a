package io.rolecall.notify.channel;

import io.rolecall.notify.ledger.Why;

/** Why a posting matched, as a line that people read. */
public final class Reasons {
    private Reasons() {}

    /** Such as {@code location Berlin: found in locations: "Berlin, Germany"}. */
    public static String line(Why why) {
        String asked = Words.name(why.criterion()) + " " + why.asked();
        if (why.unknown()) {
            return asked + ": the posting doesn't say";
        }
        if (why.found() == null) {
            return asked + ": fits";
        }
        return why.field() == null
                ? asked + ": \"" + why.found() + "\""
                : asked + ": found in its " + Words.name(why.field()) + ": \"" + why.found() + "\"";
    }
}
