package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.ledger.Rows;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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
    private final Explanations explanations;

    MatchesApi(Access access, Rows rows, Explanations explanations) {
        this.access = access;
        this.rows = rows;
        this.explanations = explanations;
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

    @PostMapping("/v1/alerts/{id}/explain")
    Explanation explain(
            @PathVariable String id,
            @RequestParam(name = "posting", required = false) @Nullable String posting,
            HttpServletRequest request) {
        Alert alert = access.alert(id, request);
        if (posting == null || posting.isBlank()) {
            throw new InvalidRequestException("posting", "is missing: the id of a posting, as <source>:<external id>.");
        }
        return explanations.of(alert, posting);
    }
}
