package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/** Documents over HTTP. Connects to no address but those that its own look-up has checked, on each redirect anew. */
@Component
final class Web implements DisposableBean {
    private static final int REDIRECTS = 5;
    private static final Set<Integer> REDIRECTED = Set.of(301, 302, 303, 307, 308);

    private final FetchSettings settings;
    private final Hosts hosts;
    private final Clock clock;
    private final Disk disk;
    private final CloseableHttpClient client;

    @Autowired
    Web(FetchSettings settings, Hosts hosts, Clock clock) {
        this(
                settings,
                hosts,
                clock,
                settings.allowPrivateAddresses() ? InetAddressFilter.all() : InetAddressFilter.externalAddresses());
    }

    Web(FetchSettings settings, Hosts hosts, Clock clock, InetAddressFilter allowed) {
        this.settings = settings;
        this.hosts = hosts;
        this.clock = clock;
        this.disk = new Disk(settings.maxBytes());
        this.client = HttpClients.custom()
                .setUserAgent(settings.userAgentHeader())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(settings.connectTimeout()))
                                .setSocketTimeout(timeout(settings.readTimeout()))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(timeout(settings.readTimeout()))
                                .build())
                        .setMaxConnTotal(50)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.readTimeout()))
                        .build())
                .build();
    }

    /**
     * What is asked for.
     *
     * @param json the body of a POST; null for a GET
     * @param known what the asker has already
     * @param insistent whether also a host is asked that is being left alone
     */
    record Wanted(URI uri, @Nullable String json, Validators known, boolean insistent) {}

    /** An answer: the document, or where it is. */
    private sealed interface Answer {
        record Here(Page page) implements Answer {}

        record There(URI uri, boolean byGet) implements Answer {}
    }

    Page get(URI uri) throws IOException {
        return ask(new Wanted(uri, null, Validators.NONE, true), _ -> {});
    }

    /** The document, after as many redirects and repetitions as are allowed. */
    Page ask(Wanted wanted, Consumer<Validators> answered) throws IOException {
        Duration delay = settings.retryDelay();
        for (int left = settings.retries(); ; left--) {
            try {
                return followed(wanted, answered);
            } catch (UnchangedException e) {
                throw e;
            } catch (StatusException e) {
                Duration wish = e.retryAfter() == null ? delay : e.retryAfter();
                if (left == 0 || !e.passing() || wish.compareTo(settings.patience()) > 0) {
                    throw e;
                }
                Hosts.pause(wish);
                wanted = new Wanted(wanted.uri, wanted.json, wanted.known, true);
            } catch (org.apache.hc.core5.http.NoHttpResponseException | java.net.SocketException e) {
                if (left == 0) {
                    throw e;
                }
                Hosts.pause(delay);
            }
            delay = delay.multipliedBy(4);
        }
    }

    private Page followed(Wanted wanted, Consumer<Validators> answered) throws IOException {
        URI uri = wanted.uri;
        String json = wanted.json;
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            URI now = uri;
            String body = json;
            Answer answer = hosts.inTurn(now, wanted.insistent, () -> once(now, body, wanted.known, answered));
            switch (answer) {
                case Answer.Here(Page page) -> {
                    return page;
                }
                case Answer.There(URI there, boolean byGet) -> {
                    uri = there;
                    json = byGet ? null : json;
                }
            }
        }
        throw new IOException("redirects more than " + REDIRECTS + " times");
    }

    private Answer once(URI uri, @Nullable String json, Validators known, Consumer<Validators> answered)
            throws IOException {
        HttpUriRequestBase request = json == null ? new HttpGet(uri) : new HttpPost(uri);
        if (json != null) {
            request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        }
        request.setHeader("Accept", "application/json, application/x-ndjson, */*;q=0.5");
        if (known.etag() != null) {
            request.setHeader("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            request.setHeader("If-Modified-Since", known.lastModified());
        }
        // A server that sends one byte a while never runs into the read timeout.
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(settings.deadline());
                request.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return client.execute(request, response -> answer(uri, response, answered));
        } catch (IOException e) {
            if (request.isAborted()) {
                throw new IOException("was not read within " + settings.deadline(), e);
            }
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    private Answer answer(URI uri, ClassicHttpResponse response, Consumer<Validators> answered) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        if (status != 200) {
            // Its connection is cut: to keep it, all of the answer would be read, and that may have no end.
            response.setEntity(null);
        }
        if (status == 304) {
            throw new UnchangedException();
        }
        String location = Headers.header(response, "Location");
        if (REDIRECTED.contains(status) && location != null) {
            return new Answer.There(Headers.target(uri, location), status != 307 && status != 308);
        }
        if (status != 200) {
            throw new StatusException(
                    status, Headers.retryAfter(Headers.header(response, "Retry-After"), clock.instant()));
        }
        if (entity == null) {
            throw new IOException("answers without a body");
        }
        answered.accept(new Validators(Headers.header(response, "ETag"), Headers.header(response, "Last-Modified")));
        boolean whole = false;
        try {
            InputStream in = entity.getContent();
            Page page = disk.keep(uri.toString(), in, entity.getContentType());
            in.close();
            whole = true;
            return new Answer.Here(page);
        } finally {
            if (!whole) {
                response.setEntity(null);
            }
        }
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    @Override
    public void destroy() throws Exception {
        client.close();
    }
}
