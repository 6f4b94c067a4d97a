package io.rolecall.notify.operator;

import com.mongodb.MongoException;
import io.rolecall.http.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong behind a page is told to people, in a page. */
@ControllerAdvice(basePackageClasses = PageTrouble.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageTrouble {
    private static final Logger log = LoggerFactory.getLogger(PageTrouble.class);

    @ExceptionHandler(InvalidRequestException.class)
    ModelAndView refused(InvalidRequestException e) {
        return page(
                HttpStatusCode.valueOf(e.problem().getStatus()), "That can't be done", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(OperatorPages.NotOurFormException.class)
    ModelAndView notOurForm() {
        return page(
                HttpStatus.FORBIDDEN,
                "Nothing was changed",
                "The form is not one of this session. Open the page anew and try again.");
    }

    @ExceptionHandler(MongoException.class)
    ModelAndView away(MongoException e, HttpServletResponse response) {
        log.warn("The database doesn't answer: {}", e.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        return page(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Back in a moment",
                "The database doesn't answer just now. Please try again in a minute.");
    }

    private static ModelAndView page(HttpStatusCode status, String title, String message) {
        return new ModelAndView("operator/trouble", Map.of("title", title, "message", message), status);
    }
}
