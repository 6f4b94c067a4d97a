package io.rolecall.notify.ledger;

import java.util.Locale;

/** How far the telling of a match has come. */
public enum RowState {
    /** To be told. */
    PENDING,
    /** Told: the channel's server has taken it. */
    SENT,
    /** The posting was closed before it was told; a posting of the same vacancy that matches later makes it pending again. */
    WITHDRAWN;

    /** The name as it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
