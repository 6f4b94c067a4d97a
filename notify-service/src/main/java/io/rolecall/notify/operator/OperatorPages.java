package io.rolecall.notify.operator;

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
class OperatorPages implements WebMvcConfigurer, HandlerInterceptor {
    static final String PATH = "/operator";
    static final String SIGN_IN = PATH + "/sign-in";
    /** Where a request keeps its session. */
    static final String SESSION = "session";

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private final Sessions sessions;

    OperatorPages(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATH, PATH + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getRequestURI().equals(SIGN_IN)) {
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
        } else {
            response.setHeader(HttpHeaders.LOCATION, reads ? SIGN_IN : SIGN_IN + "?ended");
            response.setStatus(HttpStatus.SEE_OTHER.value());
        }
        return false;
    }

    /** A change that none of the session's own forms asks for. */
    static final class NotOurFormException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
