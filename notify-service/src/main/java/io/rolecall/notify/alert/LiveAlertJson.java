package io.rolecall.notify.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.Blocks;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.notify.subscriber.Terms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A {@link LiveAlert} as the topic has it. */
final class LiveAlertJson {
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

    private LiveAlertJson() {}

    static byte[] encode(LiveAlert alert) {
        Instant since = alert.activeSince();
        Schedule schedule = alert.schedule();
        return JSON.writeValueAsBytes(new Wire(
                alert.id(),
                alert.version(),
                alert.active(),
                alert.subscriberId(),
                alert.written(),
                since.equals(Instant.MAX) ? null : since.toEpochMilli(),
                schedule.cadence(),
                schedule.at().toString(),
                schedule.weekday(),
                schedule.zone().getId(),
                alert.terms().equals(usual(alert.subscriberId())) ? null : wishes(alert.terms())));
    }

    static LiveAlert decode(byte[] bytes) {
        Wire wire = JSON.readValue(bytes, Wire.class);
        LiveAlert alert = new LiveAlert(
                wire.id,
                wire.version,
                wire.active,
                wire.subscriber,
                wire.query,
                null,
                wire.activeSince == null ? Instant.MAX : Instant.ofEpochMilli(wire.activeSince),
                new Schedule(wire.cadence, LocalTime.parse(wire.at), wire.weekday, ZoneId.of(wire.zone)),
                wire.wishes == null ? usual(wire.subscriber) : terms(wire.wishes));
        // What can't be understood must be found out here.
        alert.query();
        return alert;
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
