package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say. */
final class Headers {
    private Headers() {}

    static URI target(URI from, String location) throws IOException {
        URI target;
        try {
            target = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("redirects to what is no address", e);
        }
        String scheme = String.valueOf(target.getScheme());
        if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) || target.getHost() == null) {
            throw new IOException("redirects to what is neither http nor https");
        }
        return target;
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); null for anything else. */
    static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        try {
            Duration wish = value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(now, ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return wish.isNegative() ? Duration.ZERO : wish;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
