package io.rolecall.notify.deliver;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What becomes of a claimed one. */
record Ending(Delivery claimed, Bson change) {
    static Ending of(Delivery claimed, Delivery.State state, @Nullable Instant sentAt, @Nullable String error) {
        return new Ending(
                claimed,
                Updates.combine(
                        Updates.set("state", state.name()),
                        Updates.set("sentAt", sentAt),
                        Updates.set("lastError", error)));
    }

    static Ending later(Delivery claimed, Instant nextTry, int refusals, int outages, @Nullable String error) {
        return new Ending(
                claimed,
                Updates.combine(
                        Updates.set("nextTry", nextTry),
                        Updates.set("refusals", refusals),
                        Updates.set("outages", outages),
                        Updates.set("lastError", error)));
    }
}
