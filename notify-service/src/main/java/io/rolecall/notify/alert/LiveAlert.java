package io.rolecall.notify.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Terms;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every instance knows of an alert: enough to match and to say when notices are due, and nothing of whom it is for.
 *
 * @param active whether it is to be matched; an alert that isn't is told as well, so that its end is learned
 * @param subscriberId whose it is; null where a program is told
 * @param asked what the alert asks for
 * @param query what is matched: the same without what its subscriber blocks
 * @param activeSince what happened before is not told: neither before the alert, nor before its subscriber's pause ends
 * @param terms what its subscriber wishes for all their alerts
 */
public record LiveAlert(
        String id,
        long version,
        boolean active,
        @Nullable String subscriberId,
        Query asked,
        Query query,
        Instant activeSince,
        Schedule schedule,
        Terms terms) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Wire(
            String id,
            long version,
            boolean active,
            @Nullable String subscriber,
            String query,
            @Nullable Long activeSince,
            Cadence cadence,
            String at,
            DayOfWeek weekday,
            String zone,
            @Nullable Wishes wishes) {}

    /** Terms that are not the usual ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Wishes(
            @Nullable List<String> organizations,
            @Nullable List<String> agencies,
            @Nullable List<String> words,
            @Nullable Integer repostsAfterDays,
            @Nullable Set<AfterNotice> after,
            @Nullable Long pausedUntil) {}

    /**
     * An alert that pauses until a day is matched from then on, whether anybody has noticed that the day has come or not.
     *
     * @param terms of its subscriber; {@link Terms#NOBODYS} where it has none
     */
    static LiveAlert of(Alert alert, Terms terms) {
        Instant until = alert.pausedUntil();
        boolean goesOn = alert.state() == AlertState.PAUSED && until != null;
        return new LiveAlert(
                alert.id(),
                alert.version(),
                alert.active() || goesOn,
                alert.subscriberId(),
                alert.query(),
                without(alert.query(), terms.blocks()),
                latest(alert.activeSince(), goesOn ? until : null, terms.pausedUntil()),
                alert.schedule(),
                terms);
    }

    /**
     * The query without what is blocked.
     *
     * @throws io.rolecall.query.InvalidQueryException for a block in which there is no word, and for too many
     */
    public static Query without(Query asked, Blocks blocks) {
        return blocks.isEmpty()
                ? asked
                : asked.without(
                        Stream.concat(blocks.organizations().stream(), blocks.agencies().stream())
                                .toList(),
                        blocks.words());
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
                subscriberId,
                asked.writtenJson(),
                activeSince.equals(Instant.MAX) ? null : activeSince.toEpochMilli(),
                schedule.cadence(),
                schedule.at().toString(),
                schedule.weekday(),
                schedule.zone().getId(),
                terms.equals(usual(subscriberId)) ? null : wishes(terms)));
    }

    /** Throws some unchecked exception when the bytes are not of an alert. */
    public static LiveAlert decode(byte[] bytes) {
        Wire wire = JSON.readValue(bytes, Wire.class);
        Terms terms = wire.wishes == null ? usual(wire.subscriber) : terms(wire.wishes);
        Query asked = Query.parseJson(wire.query);
        return new LiveAlert(
                wire.id,
                wire.version,
                wire.active,
                wire.subscriber,
                asked,
                without(asked, terms.blocks()),
                wire.activeSince == null ? Instant.MAX : Instant.ofEpochMilli(wire.activeSince),
                new Schedule(wire.cadence, LocalTime.parse(wire.at), wire.weekday, ZoneId.of(wire.zone)),
                terms);
    }

    private static Terms usual(@Nullable String subscriberId) {
        return subscriberId == null ? Terms.NOBODYS : Terms.USUAL;
    }

    private static Wishes wishes(Terms terms) {
        return new Wishes(
                terms.blocks().organizations(),
                terms.blocks().agencies(),
                terms.blocks().words(),
                switch (terms.reposts()) {
                    case Reposts.Never _ -> null;
                    case Reposts.AfterDays(int days) -> days;
                    case Reposts.Always _ -> 0;
                },
                terms.after(),
                terms.pausedUntil() == null ? null : terms.pausedUntil().toEpochMilli());
    }

    private static Terms terms(Wishes w) {
        return new Terms(
                new Blocks(orNone(w.organizations), orNone(w.agencies), orNone(w.words)),
                w.repostsAfterDays == null
                        ? new Reposts.Never()
                        : w.repostsAfterDays == 0 ? new Reposts.Always() : new Reposts.AfterDays(w.repostsAfterDays),
                w.after == null ? Set.of() : w.after,
                w.pausedUntil == null ? null : Instant.ofEpochMilli(w.pausedUntil));
    }

    private static List<String> orNone(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
