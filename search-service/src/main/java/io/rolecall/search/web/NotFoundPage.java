package io.rolecall.search.web;

import io.rolecall.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address that is none: who asks for a page, as browsers do, gets a page, and everybody else a problem. */
@ControllerAdvice
@Order(0)
class NotFoundPage {
    @ExceptionHandler
    Object notFound(NoResourceFoundException e, HttpServletRequest request, Locale locale) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            return new ModelAndView(
                    "trouble",
                    Map.of(
                            "title", Labels.of(locale).text("trouble.page"),
                            "message", Labels.of(locale).text("trouble.page.why")),
                    HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(Problems.of(HttpStatus.NOT_FOUND, null, "There is nothing at this address."));
    }
}
