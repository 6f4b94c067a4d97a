package io.rolecall.notify.ledger;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One alert's match with one vacancy.
 *
 * @param id {@code <alert id>|<cluster id>}: that there is one row per alert and vacancy is the key's doing
 * @param posting the posting that is told
 * @param spare another posting of the same vacancy that matched as well, in case the first is closed before it is told
 * @param deliveryId the delivery that tells it; null while it waits for one
 */
public record Row(
        String id,
        String alertId,
        String clusterId,
        RowState state,
        Instant matchedAt,
        Snapshot posting,
        @Nullable Snapshot spare,
        List<Why> why,
        @Nullable String deliveryId,
        @Nullable Instant sentAt) {

    static Row of(Match match, Instant now) {
        return new Row(
                match.rowId(),
                match.alert().id(),
                match.clusterId(),
                RowState.PENDING,
                now,
                match.posting(),
                null,
                match.why(),
                null,
                null);
    }

    /** The alert whose row has this id. */
    static String alertOf(String rowId) {
        return rowId.substring(0, Math.max(0, rowId.indexOf('|')));
    }

    /** The id of an alert's row for a vacancy. */
    public static String key(String alertId, String clusterId) {
        return alertId + "|" + clusterId;
    }

    /** The same with another posting of the vacancy in the place of the first. */
    public Row with(Snapshot other) {
        return new Row(id, alertId, clusterId, state, matchedAt, other, null, why, deliveryId, sentAt);
    }

    /** Whether nobody was told of it yet. */
    public boolean pending() {
        return state == RowState.PENDING;
    }

    /** Whether no delivery has taken it yet. */
    public boolean waiting() {
        return state == RowState.PENDING && deliveryId == null;
    }

    Document document() {
        return new Document("_id", id)
                .append("alertId", alertId)
                .append("clusterId", clusterId)
                .append("state", state.name())
                .append("matchedAt", matchedAt)
                .append("posting", posting.document())
                .append("spare", spare == null ? null : spare.document())
                .append("why", why.stream().map(Why::document).toList())
                .append("deliveryId", deliveryId)
                .append("sentAt", sentAt);
    }

    static Row of(Document d) {
        Document spare = d.get("spare", Document.class);
        var sentAt = d.getDate("sentAt");
        return new Row(
                d.getString("_id"),
                d.getString("alertId"),
                d.getString("clusterId"),
                RowState.valueOf(d.getString("state")),
                d.getDate("matchedAt").toInstant(),
                Snapshot.of(d.get("posting", Document.class)),
                spare == null ? null : Snapshot.of(spare),
                d.getList("why", Document.class).stream().map(Why::of).toList(),
                d.getString("deliveryId"),
                sentAt == null ? null : sentAt.toInstant());
    }
}
