package io.rolecall.notify.alert;

import java.util.Locale;

/** Where an alert stands. Only an active one is matched. */
public enum AlertState {
    /** Asked for from a page; nobody has shown yet that the mailbox is theirs. */
    UNCONFIRMED,
    ACTIVE,
    /** By its subscriber: nothing is matched meanwhile, and what was found before waits. */
    PAUSED,
    /** By us, because its destination refuses for good; {@link Alert#reason()} says what it answered. */
    SUSPENDED,
    /** Its subscriber is gone, and the address with them; kept only until all instances know. */
    DELETED;

    /** The name as it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
