package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fetches documents, whole and bounded, onto our disk. Connects to no address but those that its own look-up has checked. */
@Component
public class Fetcher implements DisposableBean {
    /** The scheme of what comes with Rolecall, as in {@code classpath:bundled/postings.ndjson}. */
    public static final String BUNDLED = "classpath";

    private final FetchSettings settings;
    private final CloseableHttpClient client;

    @Autowired
    Fetcher(FetchSettings settings) {
        this(
                settings,
                settings.allowPrivateAddresses() ? InetAddressFilter.all() : InetAddressFilter.externalAddresses());
    }

    Fetcher(FetchSettings settings, InetAddressFilter allowed) {
        this.settings = settings;
        this.client = HttpClients.custom()
                .setUserAgent(settings.userAgent())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
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
                        .setMaxRedirects(5)
                        .setResponseTimeout(timeout(settings.readTimeout()))
                        .build())
                .build();
    }

    /** Looks a name up once, and lets the connection go only to those of its addresses that are allowed. */
    private static final class CheckedResolver implements DnsResolver {
        private final InetAddressFilter allowed;

        CheckedResolver(InetAddressFilter allowed) {
            this.allowed = allowed;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            InetAddress[] some = Arrays.stream(all).filter(allowed::matches).toArray(InetAddress[]::new);
            if (some.length == 0) {
                throw new UnknownHostException(
                        host + " is an address inside the network; INGEST_ALLOW_PRIVATE_ADDRESSES=true allows it");
            }
            return some;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * The way outwards for one run.
     *
     * @param known of the list as it was last read to its end; a server that still has that one may say so
     */
    public Pages pages(Validators known) {
        return new Pages(this, known);
    }

    Page fetch(URI uri, @Nullable String json, Validators known, Consumer<Validators> answered) throws IOException {
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> overHttp(uri, json, known, answered);
            case "file" -> new Page(uri.toString(), checkedFile(uri), false, null, null);
            case BUNDLED -> {
                try (InputStream in = new ClassPathResource(uri.getSchemeSpecificPart()).getInputStream()) {
                    yield page(uri.toString(), in, null);
                }
            }
            default -> throw new IOException("the address is neither http, https nor file");
        };
    }

    private Page overHttp(URI uri, @Nullable String json, Validators known, Consumer<Validators> answered)
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
        HttpClientContext context = HttpClientContext.create();
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
            return client.execute(request, context, response -> {
                if (response.getCode() == 304) {
                    throw new UnchangedException();
                }
                if (response.getCode() != 200) {
                    throw new StatusException(response.getCode());
                }
                answered.accept(new Validators(header(response, "ETag"), header(response, "Last-Modified")));
                var last = context.getRedirectLocations().getAll();
                String url = (last.isEmpty() ? uri : last.getLast()).toString();
                return page(url, body(response), response.getEntity().getContentType());
            });
        } catch (IOException e) {
            if (request.isAborted()) {
                throw new IOException("was not read within " + settings.deadline(), e);
            }
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private Page page(String url, InputStream in, @Nullable String contentType) throws IOException {
        Path file = Files.createTempFile("rolecall-page-", ".tmp");
        boolean done = false;
        try {
            copy(in, file);
            ContentType type = ContentType.parseLenient(contentType);
            done = true;
            return new Page(
                    url,
                    file,
                    true,
                    type == null || type.getMimeType() == null
                            ? null
                            : type.getMimeType().toLowerCase(Locale.ROOT),
                    type == null ? null : type.getCharset());
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static InputStream body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            throw new IOException("answers without a body");
        }
        return response.getEntity().getContent();
    }

    /** Counts what comes out of decompression, so that a small answer can't become a large document. */
    private void copy(InputStream in, Path file) throws IOException {
        long left = settings.maxBytes();
        byte[] buffer = new byte[65_536];
        try (var out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new IOException("is larger than " + settings.maxBytes() + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    /**
     * The file of a file: address, links followed.
     *
     * @throws IOException when it doesn't lie below the directory for such sources, or isn't there
     */
    public Path checkedFile(URI uri) throws IOException {
        if (settings.filesDirectory() == null) {
            throw new IOException(
                    "file: addresses are switched off; INGEST_FILES_DIRECTORY names a directory for them");
        }
        Path directory = settings.filesDirectory().toRealPath();
        Path file;
        try {
            file = Path.of(uri).toRealPath();
        } catch (IllegalArgumentException e) {
            throw new IOException("is no file: address of an absolute path", e);
        }
        if (!file.startsWith(directory)) {
            throw new IOException("lies outside the directory for file: sources");
        }
        return file;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    @Override
    public void destroy() throws Exception {
        client.close();
    }
}
