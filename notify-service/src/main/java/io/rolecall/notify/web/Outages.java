package io.rolecall.notify.web;

import com.mongodb.MongoException;
import io.rolecall.http.Problems;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** While MongoDB is away nothing is promised: the answer is 503, never a false yes. */
@ControllerAdvice
@Order(0)
class Outages {
    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final ChannelSettings settings;

    Outages(ChannelSettings settings) {
        this.settings = settings;
    }

    @ExceptionHandler(MongoException.class)
    Object away(MongoException e, HttpServletRequest request, HttpServletResponse response) {
        log.atLevel(Store.level(e)).log("MongoDB does not answer: {}", e.toString());
        if (!request.getRequestURI().startsWith("/v1/")) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            return new ModelAndView(
                    "alerts/away", Map.of("searchUrl", settings.searchUrl()), HttpStatus.SERVICE_UNAVAILABLE);
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE, null, "The service can't reach its database. Try again soon."));
    }
}
