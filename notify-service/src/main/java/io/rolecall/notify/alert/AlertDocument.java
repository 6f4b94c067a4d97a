package io.rolecall.notify.alert;

import com.mongodb.client.model.Projections;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** An alert as MongoDB keeps it. */
final class AlertDocument {
    private AlertDocument() {}

    static Document of(Alert alert) {
        Schedule schedule = alert.schedule();
        Document document = new Document("_id", alert.id())
                .append("version", alert.version())
                .append("identity", alert.identity())
                .append("subscriber", alert.subscriberId())
                .append("state", alert.state().name())
                .append("reason", alert.reason())
                .append("pausedUntil", alert.pausedUntil())
                .append("name", alert.name())
                .append("query", alert.query().writtenJson())
                .append("cadence", schedule.cadence().name())
                .append("at", schedule.at().toString())
                .append("weekday", schedule.weekday().name())
                .append("zone", schedule.zone().getId())
                .append("createdAt", alert.createdAt())
                .append("activeSince", alert.activeSince())
                .append("seed", alert.keys().seed())
                .append("manage", List.copyOf(alert.keys().manage()))
                .append("unsubscribe", List.copyOf(alert.keys().unsubscribe()))
                .append("confirm", alert.keys().confirm())
                .append("confirmUntil", alert.keys().confirmUntil());
        DestinationDocument.append(document, alert.destination());
        return document;
    }

    static Alert alert(Document d) {
        return new Alert(
                d.getString("_id"),
                d.getLong("version"),
                d.getString("subscriber"),
                AlertState.valueOf(d.getString("state")),
                d.getString("reason"),
                instant(d.getDate("pausedUntil")),
                new Wish(
                        Query.parseJson(d.getString("query")),
                        DestinationDocument.of(d),
                        schedule(d),
                        d.getString("name")),
                d.getDate("createdAt").toInstant(),
                instant(d.getDate("activeSince")),
                new Keys(
                        d.getString("seed"),
                        Set.copyOf(d.getList("manage", String.class)),
                        Set.copyOf(d.getList("unsubscribe", String.class)),
                        d.getString("confirm"),
                        instant(d.getDate("confirmUntil"))));
    }

    /** What {@link #live} needs. */
    static final Bson LIVE = Projections.include(
            "version",
            "subscriber",
            "state",
            "pausedUntil",
            "query",
            "cadence",
            "at",
            "weekday",
            "zone",
            "activeSince");

    /**
     * The alert as it is matched, or not; its query is read when it is asked for.
     *
     * @param terms of its subscriber, or with null of nobody
     */
    static LiveAlert live(Document d, Function<@Nullable String, Terms> terms) {
        AlertState state = AlertState.valueOf(d.getString("state"));
        Instant pausedUntil = instant(d.getDate("pausedUntil"));
        String subscriber = d.getString("subscriber");
        Terms theirs = terms.apply(subscriber);
        return new LiveAlert(
                d.getString("_id"),
                d.getLong("version"),
                Activity.active(state, pausedUntil),
                subscriber,
                d.getString("query"),
                null,
                Activity.since(instant(d.getDate("activeSince")), state, pausedUntil, theirs),
                schedule(d),
                theirs);
    }

    private static Schedule schedule(Document d) {
        return new Schedule(
                Cadence.valueOf(d.getString("cadence")),
                LocalTime.parse(d.getString("at")),
                DayOfWeek.valueOf(d.getString("weekday")),
                ZoneId.of(d.getString("zone")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
