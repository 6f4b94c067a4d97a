package io.rolecall.http.operator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets only who is signed in to the pages, and only their own forms change anything. */
@Configuration(proxyBeanMethods = false)
class OperatorDoor implements WebMvcConfigurer, HandlerInterceptor {
    /** Where a request keeps its session. */
    static final String SESSION = "session";

    private final OperatorRoom room;
    private final Sessions sessions;

    OperatorDoor(OperatorRoom room, Sessions sessions) {
        this.room = room;
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(OperatorRoom.PATH, OperatorRoom.PATH + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean script = request.getHeader("HX-Request") != null;
        request.setAttribute("script", script);
        request.setAttribute("room", room);
        if (request.getRequestURI().equals(OperatorRoom.SIGN_IN)) {
            return true;
        }
        Optional<Sessions.Session> session = sessions.of(request);
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        if (session.isPresent() && (reads || session.get().sentBy(request))) {
            request.setAttribute(SESSION, session.get());
            request.setAttribute("csrf", session.get().csrf());
            return true;
        }
        if (session.isPresent()) {
            throw new NotOurFormException();
        } else if (script) {
            // What was asked for is a part of a page; the whole page has to go.
            response.setHeader("HX-Redirect", OperatorRoom.SIGN_IN);
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.setHeader(HttpHeaders.LOCATION, reads ? OperatorRoom.SIGN_IN : OperatorRoom.SIGN_IN + "?ended");
            response.setStatus(HttpStatus.SEE_OTHER.value());
        }
        return false;
    }

    /** A change that none of the session's own forms asks for. */
    static final class NotOurFormException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
