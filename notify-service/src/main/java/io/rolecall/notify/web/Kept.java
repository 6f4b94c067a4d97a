package io.rolecall.notify.web;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.Subscriber;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept about a subscriber: to be handed over to them, or erased. */
@Component
class Kept {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SLICE = 500;
    private final Subscriptions subscriptions;
    private final Rows rows;
    private final Deliveries deliveries;
    private final Clock clock;

    Kept(Subscriptions subscriptions, Rows rows, Deliveries deliveries, Clock clock) {
        this.subscriptions = subscriptions;
        this.rows = rows;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Written as it is read: nobody's life has to fit into our memory. */
    void write(Subscriber subscriber, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writePOJOProperty("subscriber", SubscriberView.of(subscriber, List.of(), clock.instant()));
            json.writeArrayPropertyStart("alerts");
            for (Alert alert : subscriptions.alerts(subscriber)) {
                json.writeStartObject();
                json.writePOJOProperty("alert", AlertView.of(alert, false));
                json.writeArrayPropertyStart("matches");
                each(alert, some -> some.forEach(row -> json.writePOJO(MatchView.of(row))));
                json.writeEndArray();
                json.writeArrayPropertyStart("messages");
                Set<String> told = new HashSet<>();
                each(
                        alert,
                        some -> messages(some).stream()
                                .filter(told::add)
                                .map(deliveries::find)
                                .forEach(found -> found.ifPresent(d -> json.writePOJO(DeliveriesApi.View.of(d)))));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Forgets them: what they are left with is nothing, and what we are left with, too. */
    void erase(Subscriber subscriber) {
        subscriptions.erase(subscriber);
        deliveries.erase(subscriber.id());
    }

    private void each(Alert alert, Consumer<List<Row>> some) {
        int page = 1;
        List<Row> read;
        do {
            read = rows.page(alert, page++, SLICE).rows();
            some.accept(read);
        } while (!read.isEmpty());
    }

    private static Set<String> messages(List<Row> rows) {
        Set<String> ids = new HashSet<>();
        rows.stream().map(Row::deliveryId).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }
}
