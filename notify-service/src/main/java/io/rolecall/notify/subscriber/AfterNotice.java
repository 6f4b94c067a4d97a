package io.rolecall.notify.subscriber;

import java.util.Locale;

/** What a subscriber may want to hear of a posting that they were told of. */
public enum AfterNotice {
    CLOSED,
    PAY,
    DEADLINE,
    PLACE;

    /** The name as it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
