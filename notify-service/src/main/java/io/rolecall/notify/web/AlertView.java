package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.query.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An alert as it is answered. Never with a token or a webhook's secret: those are answered once, when it is created. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String id,
        String state,
        @Nullable String reason,
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

    record DeliveryView(String channel, String to) {}

    static AlertView of(Alert alert) {
        Schedule schedule = alert.schedule();
        return new AlertView(
                alert.id(),
                alert.state().word(),
                alert.reason(),
                JSON.readTree(alert.query().json()),
                alert.query().understood(),
                new DeliveryView(
                        alert.destination().channel(), alert.destination().to()),
                schedule.cadence().word(),
                schedule.at().toString(),
                schedule.weekday().name().toLowerCase(Locale.ROOT),
                schedule.zone().getId(),
                alert.createdAt(),
                alert.activeSince());
    }
}
