package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.ledger.Row;
import java.util.List;

/**
 * What a channel sends: a delivery with all it needs said.
 *
 * @param rows in the delivery's order
 */
record Notice(Delivery delivery, Alert alert, List<Row> rows, Links links) {}
