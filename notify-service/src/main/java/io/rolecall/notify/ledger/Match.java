package io.rolecall.notify.ledger;

import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.Reason;
import java.util.List;

/** A posting that an alert's search would show, and why. Enters the ledger as a row, or finds that there is one. */
public record Match(LiveAlert alert, String clusterId, Snapshot posting, List<Why> why) {
    public static Match of(LiveAlert alert, PostingEvent.Update event, List<Reason> reasons) {
        return new Match(
                alert,
                event.posting().clusterId(),
                Snapshot.of(event.posting()),
                reasons.stream().map(Why::of).toList());
    }

    String rowId() {
        return alert.id() + "|" + clusterId;
    }
}
