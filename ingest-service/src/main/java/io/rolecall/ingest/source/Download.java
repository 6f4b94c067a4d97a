package io.rolecall.ingest.source;

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
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fetches lists, whole and bounded, into a file. Connects to no address but those that its own look-up has checked. */
@Component
class Download implements DisposableBean {
    private final SourceSettings settings;
    private final CloseableHttpClient client;

    @Autowired
    Download(SourceSettings settings) {
        this(
                settings,
                settings.allowPrivateAddresses() ? InetAddressFilter.all() : InetAddressFilter.externalAddresses());
    }

    Download(SourceSettings settings, InetAddressFilter allowed) {
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
     * The list of a source in a temporary file, which is the caller's to delete.
     *
     * @throws IOException when not all of it could be had; says why
     */
    Path fetch(Source source) throws IOException {
        URI uri = URI.create(source.url());
        Path file = Files.createTempFile("rolecall-list-", ".tmp");
        boolean done = false;
        try {
            switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
                case "http", "https" -> overHttp(uri, file);
                case "file" -> {
                    try (InputStream in = Files.newInputStream(checkedFile(uri))) {
                        copy(in, file);
                    }
                }
                case Bundled.SCHEME -> {
                    try (InputStream in = new ClassPathResource(uri.getSchemeSpecificPart()).getInputStream()) {
                        copy(in, file);
                    }
                }
                default -> throw new IOException("the address is neither http, https nor file");
            }
            done = true;
            return file;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void overHttp(URI uri, Path file) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.setHeader("Accept", "application/json, application/x-ndjson, */*;q=0.5");
        // A server that sends one byte a while never runs into the read timeout.
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(settings.fetchDeadline());
                request.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            client.execute(request, response -> {
                if (response.getCode() != 200) {
                    throw new IOException("answers with status " + response.getCode());
                }
                copy(body(response), file);
                return true;
            });
        } catch (IOException e) {
            if (request.isAborted()) {
                throw new IOException("was not read within " + settings.fetchDeadline(), e);
            }
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    private static InputStream body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            throw new IOException("answers without a body");
        }
        return response.getEntity().getContent();
    }

    /** Counts what comes out of decompression, so that a small answer can't become a large list. */
    private void copy(InputStream in, Path file) throws IOException {
        long left = settings.maxListBytes();
        byte[] buffer = new byte[65_536];
        try (var out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new IOException("is larger than " + settings.maxListBytes() + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    /** The file of a file: address, links followed, if it lies below the directory for such sources. */
    Path checkedFile(URI uri) throws IOException {
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
