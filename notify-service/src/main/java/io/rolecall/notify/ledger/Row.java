package io.rolecall.notify.ledger;

import io.rolecall.notify.subscriber.AfterNotice;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one alert has to tell of one vacancy: that it was found, or what has become of it since that was told. A find has a document
 * of its own only when something has become of it; until then it is read from {@link Found}.
 *
 * @param id {@code <alert id>|<cluster id>}, or {@code <alert id>|<cluster id>|<kind>} for what has become of it: that there is one
 *     row of each is the key's doing
 * @param after what has become of it; null for the find itself
 * @param episode how often it was to be told until now: one more when the vacancy is posted again, or something has changed again,
 *     after it was told
 * @param reposted whether the vacancy is posted again, and the row says so
 * @param posting the posting that is told
 * @param spare another posting of the same vacancy that matched as well, in case the first is closed before it is told
 * @param before what stood there before the change; null where nothing stood there
 * @param deliveryId the delivery that tells it; null while it waits for one
 * @param sentAt when it was told last; stays when it waits to be told again
 */
public record Row(
        String id,
        String alertId,
        String clusterId,
        @Nullable AfterNotice after,
        int episode,
        boolean reposted,
        RowState state,
        Instant matchedAt,
        Snapshot posting,
        @Nullable Snapshot spare,
        @Nullable String before,
        List<Why> why,
        @Nullable String deliveryId,
        @Nullable Instant sentAt) {

    /** What has become of a posting that was told by a row. */
    static Row after(Row told, AfterNotice after, Snapshot posting, @Nullable String before, Instant now) {
        return new Row(
                factId(told, after),
                told.alertId,
                told.clusterId,
                after,
                after == AfterNotice.CLOSED ? told.episode : 1,
                false,
                RowState.PENDING,
                now,
                posting,
                null,
                before,
                told.why,
                null,
                null);
    }

    static String factId(Row told, AfterNotice after) {
        return told.id + "|" + after.name().toLowerCase(Locale.ROOT);
    }

    /** The alert whose row has this id. */
    static String alertOf(String rowId) {
        return rowId.substring(0, Math.max(0, rowId.indexOf('|')));
    }

    /**
     * The id of an alert's row.
     *
     * @param matter as {@link #matter()} has it
     */
    public static String key(String alertId, String matter) {
        return alertId + "|" + matter;
    }

    /** What it is about, of whatever episode: the vacancy, or what has become of it. */
    public String matter() {
        return matter(id);
    }

    public static String matter(String rowId) {
        return rowId.substring(rowId.indexOf('|') + 1);
    }

    /** What is told, whichever alert tells it: a subscriber hears it once. */
    public String subject() {
        return matter() + "|" + episode;
    }

    /** Whether nobody was told of it yet. */
    public boolean untold() {
        return state == RowState.PENDING;
    }

    /** Whether no delivery has taken it yet. */
    public boolean waiting() {
        return state == RowState.PENDING && deliveryId == null;
    }

    /** Whether it has told of this posting. */
    boolean told(String postingId) {
        return state == RowState.SENT && posting.postingId().equals(postingId);
    }

    /** As it is to be told now. */
    Row pending(int episode, Snapshot posting, @Nullable String before, Instant now) {
        return with(episode, RowState.PENDING, now, posting, before, why, null);
    }

    /** There is nothing to tell any more. */
    Row withdrawn(Snapshot posting) {
        return with(episode, RowState.WITHDRAWN, matchedAt, posting, before, why, deliveryId);
    }

    /** The same with another posting of the vacancy in the place of the first. */
    public Row renewed(Snapshot posting) {
        return with(episode, state, matchedAt, posting, before, why, deliveryId);
    }

    /** With the reasons why the alert found it. */
    Row because(List<Why> why) {
        return with(episode, state, matchedAt, posting, before, why, deliveryId);
    }

    private Row with(
            int episode,
            RowState state,
            Instant matchedAt,
            Snapshot posting,
            @Nullable String before,
            List<Why> why,
            @Nullable String deliveryId) {
        return new Row(
                id,
                alertId,
                clusterId,
                after,
                episode,
                reposted,
                state,
                matchedAt,
                posting,
                spare,
                before,
                why,
                deliveryId,
                sentAt);
    }

    /** Whether it is still so that it can be told: by the posting itself, not by its spare. */
    public boolean holds(Set<String> closed) {
        return closed.contains(posting.postingId()) == (after == AfterNotice.CLOSED);
    }

    Document document() {
        return new Document("_id", id)
                .append("alertId", alertId)
                .append("clusterId", clusterId)
                .append("after", after == null ? null : after.name())
                .append("episode", episode)
                .append("reposted", reposted)
                .append("state", state.name())
                .append("matchedAt", matchedAt)
                .append("posting", posting.document())
                .append("spare", spare == null ? null : spare.document())
                .append("before", before)
                .append("why", why.stream().map(Why::document).toList())
                .append("deliveryId", deliveryId)
                .append("sentAt", sentAt);
    }

    static Row of(Document d) {
        Document spare = d.get("spare", Document.class);
        String after = d.getString("after");
        Date sentAt = d.getDate("sentAt");
        return new Row(
                d.getString("_id"),
                d.getString("alertId"),
                d.getString("clusterId"),
                after == null ? null : AfterNotice.valueOf(after),
                d.getInteger("episode", 1),
                d.getBoolean("reposted", false),
                RowState.valueOf(d.getString("state")),
                d.getDate("matchedAt").toInstant(),
                Snapshot.of(d.get("posting", Document.class)),
                spare == null ? null : Snapshot.of(spare),
                d.getString("before"),
                d.getList("why", Document.class, List.of()).stream()
                        .map(Why::of)
                        .toList(),
                d.getString("deliveryId"),
                sentAt == null ? null : sentAt.toInstant());
    }
}
