package io.rolecall.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.ledger.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
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
import tools.jackson.databind.json.JsonMapper;

/** Posts messages to webhooks as Standard Webhooks has them. Only a 2xx counts; 410 ends it; the answer to
 * a message is not read. */
@Component
class WebhookChannel implements Channel<Destination.Webhook> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final int LONGEST_ANSWER = 4_000;
    private final CloseableHttpClient client;
    private final ChannelSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookChannel(CloseableHttpClient client, ChannelSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Outcome send(Notice notice, Destination.Webhook hook) {
        return post(hook, notice.id(), message(notice), WebhookChannel::outcome);
    }

    /**
     * Asks whether somebody is there who expects our messages: the answer must be a 2xx with the challenge in its body.
     *
     * @param id of the message
     */
    Outcome challenge(Destination.Webhook hook, String id, String alertId, String challenge) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "webhook.verification");
        message.put("timestamp", clock.instant().toString());
        message.put("data", Map.of("alert", alertId, "challenge", challenge));
        return post(hook, id, message, response -> {
            Outcome outcome = outcome(response);
            return outcome instanceof Outcome.Taken && !beginning(response).contains(challenge)
                    ? new Outcome.NotNow("the webhook answered " + response.getCode() + " without the challenge", null)
                    : outcome;
        });
    }

    private interface Reader {
        Outcome read(ClassicHttpResponse response) throws IOException;
    }

    private Outcome post(Destination.Webhook hook, String id, Map<String, Object> message, Reader reader) {
        byte[] body = JSON.writeValueAsBytes(message);
        long timestamp = clock.instant().getEpochSecond();
        HttpPost post = new HttpPost(URI.create(hook.to()));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", WebhookSignature.of(hook.secret(), id, timestamp, body));
        // Timeouts of sockets don't bound an answer that comes byte by byte; this does.
        ScheduledFuture<?> deadline =
                deadlines.schedule(post::abort, settings.webhookDeadline().toMillis(), TimeUnit.MILLISECONDS);
        // Closed unread: a webhook's body has nothing to tell, and may have no end.
        try (ClassicHttpResponse response =
                client.executeOpen(HttpHost.create(URI.create(hook.to())), post, HttpClientContext.create())) {
            return reader.read(response);
        } catch (IOException | RuntimeException e) {
            return new Outcome.NotNow("the webhook could not be reached: " + e, null);
        } finally {
            deadline.cancel(false);
        }
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? "" : new String(entity.getContent().readNBytes(LONGEST_ANSWER), UTF_8);
    }

    private static Outcome outcome(ClassicHttpResponse response) {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        if (status == 410) {
            return new Outcome.Gone("the webhook answered 410 Gone");
        }
        return new Outcome.NotNow("the webhook answered " + status, retryAfter(response.getFirstHeader("Retry-After")));
    }

    private static @Nullable Duration retryAfter(@Nullable Header header) {
        if (header == null || !header.getValue().matches("\\d{1,7}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.getValue()));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static Map<String, Object> message(Notice notice) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("alert", notice.alert().id());
        data.put("delivery", notice.id());
        data.put("query", JSON.readTree(notice.alert().query().writtenJson()));
        data.put("more", notice.more());
        data.put("manage", notice.links().manage());
        data.put(
                "postings",
                notice.items().stream().map(i -> posting(i, notice.links())).toList());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "alert.matched");
        message.put("timestamp", created(notice).toString());
        message.put("data", data);
        return message;
    }

    private static Instant created(Notice notice) {
        return notice.createdAt();
    }

    private static Map<String, Object> posting(Notice.Item item, Links links) {
        Snapshot p = item.posting();
        Map<String, Object> posting = new LinkedHashMap<>();
        posting.put("id", p.postingId());
        posting.put("clusterId", item.clusterId());
        posting.put("version", p.version());
        posting.put("title", p.title());
        posting.put("organization", p.organization());
        posting.put("place", p.place());
        posting.put("workplace", p.workplace());
        posting.put("pay", p.pay());
        posting.put("url", p.url());
        posting.put("page", links.posting(p.postingId()));
        posting.put("matchedAt", item.matchedAt().toString());
        posting.put("why", item.found().getFirst().why());
        return posting;
    }
}
