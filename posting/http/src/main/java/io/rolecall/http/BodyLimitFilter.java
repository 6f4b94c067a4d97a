package io.rolecall.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies above a size with 413, whether they announce their length or not. For doors that read bodies whole. */
public final class BodyLimitFilter extends OncePerRequestFilter {
    private final long maxBytes;
    private final Predicate<HttpServletRequest> unbounded;

    /** @param maxBytes the largest body that is read, in bytes */
    public BodyLimitFilter(long maxBytes) {
        this(maxBytes, _ -> false);
    }

    /**
     * @param maxBytes the largest body that is read, in bytes
     * @param unbounded requests whose body is read as a stream, by someone with a bound of their own
     */
    public BodyLimitFilter(long maxBytes, Predicate<HttpServletRequest> unbounded) {
        this.maxBytes = maxBytes;
        this.unbounded = unbounded;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return unbounded.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            Problems.write(response, HttpStatus.CONTENT_TOO_LARGE, URI.create(request.getRequestURI()), message());
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    private String message() {
        return "The body is larger than " + maxBytes + " bytes.";
    }

    private final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private long left = maxBytes;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            return b < 0 ? b : took(1, b);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            return n <= 0 ? n : took(n, n);
        }

        private int took(int n, int result) {
            left -= n;
            if (left < 0) {
                throw new InvalidRequestException(HttpStatus.CONTENT_TOO_LARGE, null, message());
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
