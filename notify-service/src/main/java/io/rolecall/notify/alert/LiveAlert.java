package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every instance knows of an alert: enough to match and to say when notices are due, and nothing of whom it is for.
 *
 * @param active whether it is to be matched; an alert that isn't is told as well, so that its end is learned
 */
public record LiveAlert(String id, long version, boolean active, Query query, Instant activeSince, Schedule schedule) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Wire(
            String id,
            long version,
            boolean active,
            String query,
            @Nullable Long activeSince,
            Cadence cadence,
            String at,
            DayOfWeek weekday,
            String zone) {}

    /**
     * An alert that pauses until a day is matched from then on, whether anybody has noticed that the day has come or not.
     *
     * @param preferences of its subscriber, or the usual
     */
    static LiveAlert of(Alert alert, Preferences preferences) {
        Instant until = alert.pausedUntil();
        boolean goesOn = alert.state() == AlertState.PAUSED && until != null;
        return new LiveAlert(
                alert.id(),
                alert.version(),
                alert.active() || goesOn,
                alert.query(),
                latest(alert.activeSince(), goesOn ? until : null, preferences.pausedUntil()),
                alert.schedule());
    }

    private static Instant latest(@Nullable Instant since, @Nullable Instant paused, @Nullable Instant allPaused) {
        if (since == null) {
            return Instant.MAX;
        }
        return Stream.of(since, paused, allPaused)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    byte[] encode() {
        return JSON.writeValueAsBytes(new Wire(
                id,
                version,
                active,
                query.writtenJson(),
                activeSince.equals(Instant.MAX) ? null : activeSince.toEpochMilli(),
                schedule.cadence(),
                schedule.at().toString(),
                schedule.weekday(),
                schedule.zone().getId()));
    }

    /** Throws some unchecked exception when the bytes are not of an alert. */
    public static LiveAlert decode(byte[] bytes) {
        Wire wire = JSON.readValue(bytes, Wire.class);
        return new LiveAlert(
                wire.id,
                wire.version,
                wire.active,
                Query.parseJson(wire.query),
                wire.activeSince == null ? Instant.MAX : Instant.ofEpochMilli(wire.activeSince),
                new Schedule(wire.cadence, LocalTime.parse(wire.at), wire.weekday, ZoneId.of(wire.zone)));
    }
}
