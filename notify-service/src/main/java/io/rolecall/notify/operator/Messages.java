package io.rolecall.notify.operator;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Messages with what they told, as far as that is kept. */
@Component
class Messages {
    private final Rows rows;
    private final Alerts alerts;

    Messages(Rows rows, Alerts alerts) {
        this.rows = rows;
        this.alerts = alerts;
    }

    List<Sent> listed(List<Delivery> some) {
        Map<String, Row> told = rows.find(
                some.stream().flatMap(d -> d.rowIds().stream()).distinct().toList());
        Map<String, Alert> about = alerts.findAll(
                some.stream().flatMap(d -> d.alertIds().stream()).distinct().toList());
        return some.stream().map(d -> Sent.of(d, told, about)).toList();
    }
}
