package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an alert has found, and why it did or did not find a posting. */
@RestController
class MatchesApi {
    private final Access access;
    private final Rows rows;
    private final SearchService search;

    MatchesApi(Access access, Rows rows, SearchService search) {
        this.access = access;
        this.rows = rows;
        this.search = search;
    }

    @GetMapping("/v1/alerts/{id}/matches")
    Paging<MatchView> matches(
            @PathVariable String id,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "size", required = false) @Nullable String size,
            HttpServletRequest request) {
        Alert alert = access.alert(id, request);
        int from = Paging.page(page);
        int most = Paging.size(size);
        Rows.Page found = rows.page(alert, from, most);
        return new Paging<>(
                found.total(),
                from,
                most,
                found.rows().stream().map(MatchView::of).toList());
    }

    /**
     * @param matches whether the alert's search shows the posting as it is now; null when search does not answer
     * @param row what the ledger has of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explanation(
            String alert,
            String posting,
            @Nullable Boolean matches,
            @Nullable List<Reason> reasons,
            @Nullable MatchView row,
            String message) {}

    @PostMapping("/v1/alerts/{id}/explain")
    Explanation explain(
            @PathVariable String id,
            @RequestParam(name = "posting", required = false) @Nullable String posting,
            HttpServletRequest request) {
        Alert alert = access.alert(id, request);
        if (posting == null || posting.isBlank()) {
            throw new InvalidRequestException("posting", "is missing: the id of a posting, as <source>:<external id>.");
        }
        Optional<Row> told = rows.ofPosting(alert, posting);
        return switch (search.posting(posting)) {
            case SearchService.Lookup.Known(Posting known) -> {
                if (told.isEmpty()) {
                    told = rows.find(alert.id(), known.clusterId());
                }
                AnalysedPosting analysed = AnalysedPosting.of(known);
                boolean matches = Evaluator.matches(alert.query(), analysed);
                yield new Explanation(
                        alert.id(),
                        posting,
                        matches,
                        Evaluator.explain(alert.query(), analysed),
                        told.map(MatchView::of).orElse(null),
                        told.map(MatchesApi::told).orElseGet(() -> untold(alert, known, matches)));
            }
            case SearchService.Lookup.Unknown() ->
                told.map(row -> fromLedger(alert, posting, row))
                        .orElseThrow(() -> new InvalidRequestException(
                                HttpStatus.NOT_FOUND, "posting", "There is no posting of this id."));
            case SearchService.Lookup.Away() ->
                told.map(row -> fromLedger(alert, posting, row))
                        .orElseThrow(() -> new InvalidRequestException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "posting",
                                "The search does not answer, and this posting is not in the ledger. Try again soon."));
        };
    }

    private static Explanation fromLedger(Alert alert, String posting, Row row) {
        return new Explanation(alert.id(), posting, null, null, MatchView.of(row), told(row));
    }

    private static String told(Row row) {
        return switch (row.state()) {
            case SENT -> "Its vacancy was found at " + row.matchedAt() + " and told at " + row.sentAt() + ".";
            case PENDING -> "Its vacancy was found at " + row.matchedAt() + " and waits to be told.";
            case WITHDRAWN -> "Its vacancy was found at " + row.matchedAt() + " and closed before it was told.";
        };
    }

    private static String untold(Alert alert, Posting posting, boolean matches) {
        if (!matches) {
            return "It does not fit the alert: see the reasons that are not satisfied.";
        }
        if (!posting.open()) {
            return "It fits, but it is closed.";
        }
        if (alert.state() != AlertState.ACTIVE) {
            return "It fits, but the alert is " + alert.state().word() + ".";
        }
        return "It fits, but was there before the alert, which tells what happens since " + alert.activeSince()
                + "; or it is being matched right now.";
    }
}
