package io.rolecall.notify.deliver;

import io.rolecall.notify.channel.Notice;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A delivery as MongoDB keeps it. */
final class DeliveryDocument {
    private DeliveryDocument() {}

    static Document of(Delivery d) {
        return new Document("_id", d.id())
                .append("subscriberId", d.subscriberId())
                .append("alerts", d.alertIds())
                .append("kind", d.kind().name())
                .append("rows", d.rowIds())
                .append("carried", d.carried())
                .append("more", d.more())
                .append("also", d.also())
                .append("seed", d.seed())
                .append("state", d.state().name())
                .append("createdAt", d.createdAt())
                .append("nextTry", d.nextTry())
                .append("refusals", d.refusals())
                .append("outages", d.outages())
                .append("epoch", d.epoch())
                .append("leaseUntil", d.leaseUntil())
                .append("claimant", d.claimant())
                .append("lastError", d.lastError())
                .append("sentAt", d.sentAt())
                .append(
                        "silence",
                        d.silence() == null
                                ? null
                                : new Document("days", d.silence().days())
                                        .append("reason", d.silence().reason()));
    }

    static Delivery delivery(Document d) {
        return new Delivery(
                d.getString("_id"),
                d.getString("subscriberId"),
                d.getList("alerts", String.class),
                Notice.Kind.valueOf(d.getString("kind")),
                d.getList("rows", String.class),
                d.getList("carried", String.class, List.of()),
                d.getInteger("more", 0),
                d.getList("also", String.class, List.of()),
                d.getString("seed"),
                Delivery.State.valueOf(d.getString("state")),
                d.getDate("createdAt").toInstant(),
                d.getDate("nextTry").toInstant(),
                d.getInteger("refusals", 0),
                d.getInteger("outages", 0),
                d.getLong("epoch"),
                instant(d.getDate("leaseUntil")),
                d.getString("claimant"),
                d.getString("lastError"),
                instant(d.getDate("sentAt")),
                silence(d.get("silence", Document.class)));
    }

    private static Notice.@Nullable Silence silence(@Nullable Document d) {
        return d == null ? null : new Notice.Silence(d.getInteger("days", 0), d.getString("reason"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
