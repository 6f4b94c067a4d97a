package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;

/** A way to bring notices to one kind of destination. */
interface Channel<D extends Destination> {
    /** Tries once, within the time that a delivery is claimed for, and says how it ended. Never throws for the receiver's fault. */
    Outcome send(Notice notice, D to);
}
