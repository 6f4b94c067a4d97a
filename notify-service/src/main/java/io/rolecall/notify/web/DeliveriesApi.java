package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages, for the operator: what failed and why, and to have it tried again. */
@RestController
class DeliveriesApi {
    private final Deliveries deliveries;
    private final Access access;

    DeliveriesApi(Deliveries deliveries, Access access) {
        this.deliveries = deliveries;
        this.access = access;
    }

    /** A message, without its receiver. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            List<String> alerts,
            String kind,
            String state,
            int postings,
            int more,
            Instant createdAt,
            Instant nextTry,
            int refusals,
            int outages,
            @Nullable String lastError,
            @Nullable Instant sentAt) {
        static View of(Delivery d) {
            return new View(
                    d.id(),
                    d.alertIds(),
                    d.kind().name().toLowerCase(Locale.ROOT),
                    d.state().word(),
                    d.rowIds().size(),
                    d.more(),
                    d.createdAt(),
                    d.nextTry(),
                    d.refusals(),
                    d.outages(),
                    d.lastError(),
                    d.sentAt());
        }
    }

    @GetMapping("/v1/deliveries")
    Paging<View> list(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "size", required = false) @Nullable String size,
            HttpServletRequest request) {
        access.operatorOnly(request);
        Delivery.State wanted = state == null ? null : state(state);
        int from = Paging.page(page);
        int most = Paging.size(size);
        return new Paging<>(
                deliveries.count(wanted),
                from,
                most,
                deliveries.page(wanted, from, most).stream().map(View::of).toList());
    }

    @PostMapping("/v1/deliveries/{id}/retry")
    ResponseEntity<Void> retry(@PathVariable String id, HttpServletRequest request) {
        access.operatorOnly(request);
        if (!deliveries.retry(id)) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no failed delivery of this id.");
        }
        return ResponseEntity.accepted().build();
    }

    private static Delivery.State state(String word) {
        return Arrays.stream(Delivery.State.values())
                .filter(s -> s.word().equals(word))
                .findFirst()
                .orElseThrow(() -> WishReader.unknown("state", word, "open, sent, failed, cancelled"));
    }
}
