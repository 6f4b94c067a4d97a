package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;
import java.time.Duration;
import java.util.Collection;

/** A way to bring notices to one kind of destination. */
public interface Channel<D extends Destination> {
    /** The kind. */
    Class<D> takes();

    /** Tries once, within the time that a delivery is claimed for, and says how it ended. Never throws for the receiver's fault. */
    Outcome send(Notice notice, D to);

    /**
     * Shows somebody who has just named a destination, and may not be whose it is, that they did: only one that takes this is
     * used. Nothing to show where a destination needs no owner.
     *
     * @param about the alert whose notices it wants
     */
    default Outcome greet(Notice.About about, Phrases phrases, D to) {
        return new Outcome.Taken();
    }

    /** Reads together what sends that follow soon will ask one by one. */
    default void prepare(Collection<D> some) {}

    /** Where a send to the destination has to queue. Asked once for each send: who counts them, counts here. */
    Lane lane(D to);

    /** Whose threads send. */
    enum Pool {
        MAILS,
        POSTS
    }

    /**
     * @param name sends of one name wait for each other
     * @param width how many of them at once
     * @param after how long this one has to wait before it may queue at all
     */
    record Lane(Pool pool, String name, int width, Duration after) {}
}
