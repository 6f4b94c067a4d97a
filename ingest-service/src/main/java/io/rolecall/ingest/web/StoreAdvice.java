package io.rolecall.ingest.web;

import io.rolecall.http.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that doesn't answer is an outage, not a fault of the request: try again. */
@RestControllerAdvice
// After the page's own, which answers people.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class StoreAdvice {
    private static final Logger log = LoggerFactory.getLogger(StoreAdvice.class);

    @ExceptionHandler(DataAccessException.class)
    ResponseEntity<ProblemDetail> unavailable(DataAccessException e) {
        log.warn("The database doesn't answer: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE, null, "The database doesn't answer. Try again later."));
    }
}
