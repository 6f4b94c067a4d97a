package io.rolecall.notify.web;

import com.mongodb.MongoException;
import io.rolecall.http.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** While MongoDB is away nothing is promised: the answer is 503, never a false yes. */
@RestControllerAdvice
@Order(0)
class Outages {
    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    @ExceptionHandler(MongoException.class)
    ResponseEntity<ProblemDetail> away(MongoException e) {
        log.warn("MongoDB does not answer: {}", e.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE, null, "The service can't reach its database. Try again soon."));
    }
}
