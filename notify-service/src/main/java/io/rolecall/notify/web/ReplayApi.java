package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages once more, for who lost them after they had taken them: the operator any, an alert's owner theirs. */
@RestController
class ReplayApi {
    private final Deliveries deliveries;
    private final Alerts alerts;
    private final Access access;

    ReplayApi(Deliveries deliveries, Alerts alerts, Access access) {
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.access = access;
    }

    @PostMapping("/v1/deliveries/{id}/replay")
    ResponseEntity<Void> replay(@PathVariable String id, HttpServletRequest request) {
        Delivery found =
                deliveries.find(id).filter(d -> d.kind() == Notice.Kind.MATCHES).orElse(null);
        if (!access.shownKey(request)) {
            // A wrong token and a wrong id get the same answer.
            access.alert(found == null ? "none" : found.alertId(), request);
            alerts.spend(request.getRemoteAddr());
        }
        if (found == null || !deliveries.replay(id)) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no sent delivery of this id.");
        }
        return ResponseEntity.accepted().build();
    }
}
