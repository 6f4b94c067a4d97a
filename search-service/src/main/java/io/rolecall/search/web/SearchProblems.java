package io.rolecall.search.web;

import io.rolecall.http.Problems;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.find.PostingLookup;
import io.rolecall.search.index.IndexNotReadyException;
import io.rolecall.search.project.Changes;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the API answers when a search can't be. */
@RestControllerAdvice(
        assignableTypes = {
            PostingsApi.class,
            OrganizationsApi.class,
            FeedsApi.class,
            SuggestApi.class,
            SitemapApi.class,
            StreamApi.class
        })
@Order(0)
class SearchProblems {
    /** In seconds, for whom there is no answer yet. */
    static final String LATER = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidQueryException e) {
        ProblemDetail problem = Problems.of(HttpStatus.BAD_REQUEST, e.field(), String.valueOf(e.getMessage()));
        if (e.value() != null) {
            problem.setProperty("value", Parameters.beginning(e.value()));
        }
        if (e.position() >= 0) {
            problem.setProperty("position", e.position());
        }
        return ResponseEntity.badRequest().body(problem);
    }

    @ExceptionHandler({
        IndexNotReadyException.class,
        PostingLookup.LookupUnavailableException.class,
        Changes.ChangesUnavailableException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, LATER)
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, null, String.valueOf(e.getMessage())));
    }
}
