package io.rolecall.notify.channel.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests to addresses that others named, each with an end. Reasons name the kind of receiver, never its address. */
@Component
public class Outbound {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final int LONGEST_ANSWER = 4_000;

    private final CloseableHttpClient client;
    private final ChannelSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    Outbound(CloseableHttpClient client, ChannelSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who is posted to.
     *
     * @param kind such as "the webhook"
     * @param gone whether it is as good as 410 when there is nothing at the address
     */
    public record Receiver(String kind, URI to, boolean gone) {}

    /** What an answer says beyond its status; asked where that is 2xx. */
    public interface Reader {
        /** @param beginning of the body */
        Outcome read(int status, String beginning);
    }

    /** Posts, and takes any 2xx for a yes; the body of the answer is not read. */
    public Outcome post(Receiver receiver, Map<String, String> headers, byte[] body) {
        return post(receiver, headers, body, null);
    }

    public Outcome post(Receiver receiver, Map<String, String> headers, byte[] body, @Nullable Reader reader) {
        HttpPost post = new HttpPost(receiver.to());
        post.setEntity(new ByteArrayEntity(body, (ContentType) null));
        headers.forEach(post::setHeader);
        return execute(receiver, post, response -> {
            Outcome outcome = outcome(receiver, response);
            return reader != null && outcome instanceof Outcome.Taken
                    ? reader.read(response.getCode(), new String(body(response, LONGEST_ANSWER), UTF_8))
                    : outcome;
        });
    }

    /**
     * Fetches something small.
     *
     * @throws IOException when the answer is not 200, larger than allowed or late
     */
    public byte[] get(URI from, int most) throws IOException {
        byte[][] got = {null};
        Outcome outcome = execute(new Receiver("the server", from, false), new HttpGet(from), response -> {
            got[0] = response.getCode() == 200 ? body(response, most + 1) : null;
            return outcome(new Receiver("the server", from, false), response);
        });
        if (got[0] == null || got[0].length > most) {
            throw new IOException(got[0] == null ? String.valueOf(outcome.trouble()) : "the answer is too large");
        }
        return got[0];
    }

    private interface Exchange {
        Outcome of(ClassicHttpResponse response) throws IOException;
    }

    private Outcome execute(Receiver receiver, HttpUriRequestBase request, Exchange exchange) {
        // Timeouts of sockets don't bound an answer that comes byte by byte; this does.
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::abort, settings.webhookDeadline().toMillis(), TimeUnit.MILLISECONDS);
        // Closed unread: a body that nobody asked for may have no end.
        try (ClassicHttpResponse response =
                client.executeOpen(HttpHost.create(receiver.to()), request, HttpClientContext.create())) {
            return exchange.of(response);
        } catch (IOException | RuntimeException e) {
            return new Outcome.NotNow(receiver.kind() + " could not be reached: " + reason(receiver, e), null);
        } finally {
            deadline.cancel(false);
        }
    }

    /** For its owner, who knows no Java. The exception's text may repeat the address, which may be a secret. */
    static String reason(Receiver receiver, Exception e) {
        String path = receiver.to().getRawPath();
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return path == null || path.length() < 2 ? text : text.replace(path, "/…");
    }

    private static byte[] body(ClassicHttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(most);
    }

    private Outcome outcome(Receiver receiver, ClassicHttpResponse response) {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        if (status == 410 || (status == 404 && receiver.gone())) {
            return new Outcome.Gone(receiver.kind() + " answered " + status + (status == 410 ? " Gone" : " Not Found"));
        }
        return new Outcome.NotNow(
                receiver.kind() + " answered " + status,
                retryAfter(response.getFirstHeader("Retry-After"), clock.instant()));
    }

    /** Seconds, as some write them with a fraction, or a date. */
    private static @Nullable Duration retryAfter(@Nullable Header header, Instant now) {
        String value = header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
        Duration asked;
        if (value.matches("\\d{1,7}(\\.\\d{1,9})?")) {
            asked = Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1_000));
        } else {
            try {
                asked = Duration.between(
                        now,
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return null;
            }
        }
        return asked.isNegative() ? null : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
