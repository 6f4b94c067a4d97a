package io.rolecall.http.operator;

import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong behind a page is told to people, in a page. */
@ControllerAdvice(annotations = OperatorPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageTrouble {
    private static final Logger log = LoggerFactory.getLogger(PageTrouble.class);

    private final OperatorRoom room;

    PageTrouble(OperatorRoom room) {
        this.room = room;
    }

    @ExceptionHandler(InvalidRequestException.class)
    ModelAndView refused(InvalidRequestException e) {
        return page(
                HttpStatusCode.valueOf(e.problem().getStatus()),
                "That can't be done",
                String.valueOf(e.problem().getDetail()));
    }

    @ExceptionHandler(OperatorDoor.NotOurFormException.class)
    ModelAndView notOurForm() {
        return page(
                HttpStatus.FORBIDDEN,
                "Nothing was changed",
                "The form is not one of this session. Open the page anew and try again.");
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception e, HttpServletResponse response) {
        if (room.outage().isInstance(e)) {
            log.warn("The database doesn't answer: {}", e.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Back in a moment",
                    "The database doesn't answer just now. Please try again in a minute.");
        }
        HttpStatusCode theirs = e instanceof ErrorResponse refusal
                ? refusal.getStatusCode()
                : e instanceof TypeMismatchException ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        if (theirs.is4xxClientError()) {
            return page(theirs, "That can't be done", "The page can't make sense of what was asked.");
        }
        log.error("A page of the operator's failed", e);
        return page(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong",
                "That is our fault, and it has been logged. Please try again.");
    }

    private static ModelAndView page(HttpStatusCode status, String title, String message) {
        return new ModelAndView("operator/trouble", Map.of("title", title, "message", message), status);
    }
}
