package io.rolecall.search.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Browsers that ask for an address that is none get a page; other clients get a problem, from the common advice. */
@ControllerAdvice
@Order(0)
class NotFoundPage {
    @ExceptionHandler(exception = NoResourceFoundException.class, produces = MediaType.TEXT_HTML_VALUE)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Model model) {
        return PageController.trouble(model, "There is no such page", "Perhaps the address is not complete.");
    }
}
