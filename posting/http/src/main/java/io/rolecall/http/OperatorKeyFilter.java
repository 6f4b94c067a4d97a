package io.rolecall.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets only requests with the operator's key through to the addresses it guards; others get 401. */
public final class OperatorKeyFilter extends OncePerRequestFilter {
    private final OperatorKey key;
    private final List<PathPattern> guarded;

    /**
     * @param guarded path patterns as Spring MVC has them, such as {@code /v1/**}
     */
    public OperatorKeyFilter(OperatorKey key, String... guarded) {
        this.key = key;
        this.guarded =
                Stream.of(guarded).map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return guarded.stream().noneMatch(pattern -> pattern.matches(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (key.shownBy(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rolecall\"");
        Problems.write(
                response,
                HttpStatus.UNAUTHORIZED,
                URI.create(request.getRequestURI()),
                OperatorKey.bearer(request) == null
                        ? "The operator's key is missing. Send it as: Authorization: Bearer <key>"
                        : "This is not the operator's key.");
    }
}
