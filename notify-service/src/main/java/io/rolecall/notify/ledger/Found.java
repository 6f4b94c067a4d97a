package io.rolecall.notify.ledger;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A vacancy and the alerts that found it: one document for all of them. As long as nobody has told or withdrawn what an alert found,
 * this is its row.
 *
 * @param entries in the order in which they were found; entries are added, never taken away
 */
record Found(String clusterId, List<Entry> entries) {
    /** So many at most: what comes then is written row by row. */
    private static final int MOST = 50;

    /**
     * What alerts found of one state of one posting.
     *
     * @param alerts their ids, each between two spaces
     * @param record the posting, packed; null when it isn't kept any more
     */
    record Entry(Snapshot posting, boolean reposted, Instant at, String alerts, byte @Nullable [] record) {
        static Entry of(News news, @Nullable Instant seenBefore, Collection<String> alerts, Instant now) {
            Posting posting = news.event().posting();
            return new Entry(
                    Snapshot.of(posting).seenSince(seenBefore),
                    news.reposted(),
                    now,
                    " " + String.join(" ", alerts) + " ",
                    Packing.pack(news.encoded()));
        }

        boolean has(String alertId) {
            return alerts.contains(" " + alertId + " ");
        }

        boolean erased() {
            return posting.version() == Long.MAX_VALUE;
        }

        /** Whether it is of this state of this posting, or a later one. */
        boolean covers(Posting of) {
            return posting.postingId().equals(of.id()) && posting.version() >= of.version();
        }

        /** The posting as it was then; null when it isn't kept any more. */
        @Nullable Posting unpacked() {
            return record == null
                    ? null
                    : PostingCodec.decode(Packing.unpack(record)).posting();
        }

        Document document() {
            return new Document("posting", posting.document())
                    .append("reposted", reposted)
                    .append("at", at)
                    .append("alerts", alerts)
                    .append("record", record == null ? null : new Binary(record));
        }

        static Entry of(Document d) {
            Binary record = d.get("record", Binary.class);
            return new Entry(
                    Snapshot.of(d.get("posting", Document.class)),
                    d.getBoolean("reposted", false),
                    d.getDate("at").toInstant(),
                    d.getString("alerts"),
                    record == null ? null : record.getData());
        }
    }

    static Found of(Document d) {
        return new Found(
                d.getString("_id"),
                d.getList("entries", Document.class).stream().map(Entry::of).toList());
    }

    Document document() {
        return new Document("_id", clusterId)
                .append("at", entries.getLast().at())
                .append("entries", entries.stream().map(Entry::document).toList());
    }

    Found with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Found(clusterId, List.copyOf(more));
    }

    boolean full() {
        return entries.size() >= MOST;
    }

    /** The ids of all alerts that found it. */
    Set<String> alerts() {
        Set<String> all = new HashSet<>();
        entries.forEach(e -> all.addAll(Arrays.asList(e.alerts().strip().split(" "))));
        return all;
    }

    /** Whether an alert is known to have found a posting in this state. */
    boolean covers(String alertId, Posting posting) {
        return entries.stream().anyMatch(e -> e.covers(posting) && e.has(alertId));
    }

    /** When the vacancy was first seen, as far as it is known. */
    @Nullable Instant firstSeen() {
        return entries.stream()
                .map(e -> e.posting().firstSeen())
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The row of an alert of which nothing was told yet; null when it did not find the vacancy. */
    @Nullable Row row(String alertId) {
        Entry first = null;
        Entry told = null;
        Entry spare = null;
        Entry erased = null;
        for (Entry entry : entries) {
            if (!entry.has(alertId)) {
                continue;
            }
            first = first == null ? entry : first;
            if (entry.erased()) {
                erased = entry;
            } else if (told == null
                    || told.posting().postingId().equals(entry.posting().postingId())) {
                told = told == null
                                || entry.posting().version() > told.posting().version()
                        ? entry
                        : told;
            } else {
                spare = entry;
            }
        }
        if (first == null) {
            return null;
        }
        Entry shown = told == null ? erased : told;
        return new Row(
                Row.key(alertId, clusterId),
                alertId,
                clusterId,
                null,
                1,
                first.reposted(),
                told == null ? RowState.WITHDRAWN : RowState.PENDING,
                first.at(),
                (shown == null ? first : shown).posting(),
                spare == null ? null : spare.posting(),
                null,
                List.of(),
                null,
                null);
    }

    /** The posting in the state that a row tells; null when it isn't kept any more. */
    @Nullable Entry entry(Row row) {
        Entry best = null;
        for (Entry entry : entries) {
            if (entry.posting().postingId().equals(row.posting().postingId())
                    && entry.posting().version() == row.posting().version()
                    && (best == null || best.record() == null)) {
                best = entry;
            }
        }
        return best;
    }
}
