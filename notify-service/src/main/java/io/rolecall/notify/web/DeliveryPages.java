package io.rolecall.notify.web;

import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.deliver.Delivery;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.RowState;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.subscriber.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What one message told, and what was carried over when it was made up: exactly this set, whenever somebody looks, and which of
 * it is closed by now.
 */
@Controller
class DeliveryPages {
    private static final int SLICE = 500;
    private final Deliveries deliveries;
    private final Rows rows;
    private final ClosedPostings closed;
    private final Subscribers subscribers;
    private final ChannelSettings settings;

    DeliveryPages(
            Deliveries deliveries,
            Rows rows,
            ClosedPostings closed,
            Subscribers subscribers,
            ChannelSettings settings) {
        this.subscribers = subscribers;
        this.deliveries = deliveries;
        this.rows = rows;
        this.closed = closed;
        this.settings = settings;
    }

    /**
     * @param facts where, how and for how much
     * @param address of its page; null where there is none any more
     */
    record Shown(
            Snapshot posting, List<String> facts, @Nullable String address, boolean closed) {}

    @GetMapping("/deliveries/{id}")
    String page(
            @PathVariable String id,
            @RequestParam(name = "token", required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Delivery delivery = deliveries.open(id, token).orElse(null);
        model.addAttribute("searchUrl", settings.searchUrl().toString());
        if (delivery == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "alerts/gone";
        }
        if (delivery.subscriberId() != null) {
            PageLanguage.set(
                    request, subscribers.preferences(delivery.subscriberId()).language());
        }
        Phrases says = Phrases.in(PageLanguage.of(request));
        List<Row> told = vacancies(delivery.rowIds());
        Set<String> clusters = told.stream().map(Row::clusterId).collect(Collectors.toSet());
        List<Row> carried = vacancies(delivery.carried()).stream()
                .filter(row -> !clusters.contains(row.clusterId()))
                .toList();
        Set<String> ended = closed.among(Stream.concat(told.stream(), carried.stream())
                .map(row -> row.posting().postingId())
                .toList());
        List<Shown> more = carried.stream().map(row -> shown(row, ended, says)).toList();
        model.addAttribute(
                "told", told.stream().map(row -> shown(row, ended, says)).toList());
        model.addAttribute("carried", more);
        model.addAttribute("unnamed", Math.max(0, delivery.more() - more.size()));
        model.addAttribute("madeAt", delivery.createdAt());
        return "deliveries/shown";
    }

    /** One row for each vacancy, in their order. */
    private List<Row> vacancies(List<String> rowIds) {
        Map<String, Row> found = new LinkedHashMap<>();
        for (int from = 0; from < rowIds.size(); from += SLICE) {
            found.putAll(rows.find(rowIds.subList(from, Math.min(from + SLICE, rowIds.size()))));
        }
        Map<String, Row> byCluster = new LinkedHashMap<>();
        for (String id : rowIds) {
            Row row = found.get(id);
            if (row != null && row.after() == null) {
                byCluster.putIfAbsent(row.clusterId(), row);
            }
        }
        return new ArrayList<>(byCluster.values());
    }

    private Shown shown(Row row, Set<String> ended, Phrases says) {
        Snapshot posting = row.posting();
        boolean over = row.state() == RowState.WITHDRAWN || ended.contains(posting.postingId());
        return new Shown(
                posting,
                posting.facts().stream().map(says::fact).toList(),
                over ? null : Links.posting(settings.searchUrl().toString(), posting.postingId()),
                over);
    }
}
