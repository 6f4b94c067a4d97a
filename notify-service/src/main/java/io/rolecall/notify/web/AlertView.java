package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.query.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An alert as it is answered. Never with a token; with a webhook's secret only to who has just named the webhook. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String id,
        String state,
        @Nullable String name,
        @Nullable String reason,
        @Nullable Instant pausedUntil,
        JsonNode query,
        List<Understood> understood,
        DeliveryView delivery,
        String cadence,
        String at,
        String weekday,
        String zone,
        Instant createdAt,
        @Nullable Instant activeSince) {
    private static final JsonMapper JSON = JsonMapper.shared();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(String channel, String to, @Nullable String secret) {}

    static AlertView of(Alert alert, boolean named) {
        Schedule schedule = alert.schedule();
        return new AlertView(
                alert.id(),
                alert.state().word(),
                alert.name(),
                alert.reason(),
                alert.pausedUntil(),
                JSON.readTree(alert.query().writtenJson()),
                alert.query().understood(),
                new DeliveryView(
                        alert.destination().channel(),
                        alert.destination().shown(),
                        named && alert.destination() instanceof Destination.Webhook hook ? hook.secret() : null),
                schedule.cadence().word(),
                schedule.at().toString(),
                schedule.weekday().name().toLowerCase(Locale.ROOT),
                schedule.zone().getId(),
                alert.createdAt(),
                alert.activeSince());
    }
}
