package io.rolecall.notify.web;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
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
import java.util.Objects;
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
    private final Alerts alerts;
    private final Rows rows;
    private final ClosedPostings closed;
    private final Subscribers subscribers;
    private final ChannelSettings settings;

    DeliveryPages(
            Deliveries deliveries,
            Alerts alerts,
            Rows rows,
            ClosedPostings closed,
            Subscribers subscribers,
            ChannelSettings settings) {
        this.subscribers = subscribers;
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.rows = rows;
        this.closed = closed;
        this.settings = settings;
    }

    /**
     * @param facts where, how and for how much
     * @param address of its page; null where there is none any more
     * @param by the alerts that found it, where the message was for several
     */
    record Shown(
            Snapshot posting, List<String> facts, @Nullable String address, boolean closed, List<String> by) {}

    /** @param by the ids of the alerts that found it */
    private record Vacancy(Row row, List<String> by) {}

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
        List<Vacancy> told = vacancies(delivery.rowIds());
        Set<String> clusters = told.stream().map(v -> v.row.clusterId()).collect(Collectors.toSet());
        List<Vacancy> carried = vacancies(delivery.carried()).stream()
                .filter(v -> !clusters.contains(v.row.clusterId()))
                .toList();
        Set<String> ended = closed.among(Stream.concat(told.stream(), carried.stream())
                .map(v -> v.row.posting().postingId())
                .toList());
        Map<String, String> names = names(delivery, says);
        List<Shown> more =
                carried.stream().map(v -> shown(v, names, ended, says)).toList();
        model.addAttribute(
                "told", told.stream().map(v -> shown(v, names, ended, says)).toList());
        model.addAttribute("names", names.values().stream().distinct().toList());
        model.addAttribute("carried", more);
        model.addAttribute("unnamed", Math.max(0, delivery.more() - more.size()));
        model.addAttribute("madeAt", delivery.createdAt());
        return "deliveries/shown";
    }

    /** What it is for, by name; nothing where that is one alert only. */
    private Map<String, String> names(Delivery delivery, Phrases says) {
        Map<String, String> names = new LinkedHashMap<>();
        if (delivery.alertIds().size() > 1) {
            Map<String, Alert> known = alerts.findAll(delivery.alertIds());
            for (String id : delivery.alertIds()) {
                Alert alert = known.get(id);
                if (alert != null) {
                    names.put(id, Words.name(alert, says));
                }
            }
        }
        return names;
    }

    /** Each vacancy once, in their order. */
    private List<Vacancy> vacancies(List<String> rowIds) {
        Map<String, Row> found = new LinkedHashMap<>();
        for (int from = 0; from < rowIds.size(); from += SLICE) {
            found.putAll(rows.find(rowIds.subList(from, Math.min(from + SLICE, rowIds.size()))));
        }
        Map<String, Vacancy> byCluster = new LinkedHashMap<>();
        for (String id : rowIds) {
            Row row = found.get(id);
            if (row != null && row.after() == null) {
                byCluster
                        .computeIfAbsent(row.clusterId(), c -> new Vacancy(row, new ArrayList<>()))
                        .by
                        .add(row.alertId());
            }
        }
        return new ArrayList<>(byCluster.values());
    }

    private Shown shown(Vacancy vacancy, Map<String, String> names, Set<String> ended, Phrases says) {
        Row row = vacancy.row;
        Snapshot posting = row.posting();
        boolean over = row.state() == RowState.WITHDRAWN || ended.contains(posting.postingId());
        return new Shown(
                posting,
                posting.facts().stream().map(says::fact).toList(),
                over ? null : Links.posting(settings.searchUrl().toString(), posting.postingId()),
                over,
                vacancy.by.stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }
}
