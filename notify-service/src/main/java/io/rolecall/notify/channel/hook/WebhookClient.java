package io.rolecall.notify.channel.hook;

import io.rolecall.notify.channel.ChannelSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client that posts to subscribers' webhooks. It connects to exactly the addresses that were checked, follows no
 * redirects, keeps no cookies and tries nothing again by itself.
 */
@Configuration
class WebhookClient {
    /** For first messages, which are not queued. */
    private static final int SPARE = 16;

    @Bean
    CloseableHttpClient webhookHttpClient(ChannelSettings settings) {
        Timeout timeout = Timeout.of(settings.webhookDeadline());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(
                                settings.allowPrivateAddresses() ? SystemDefaultDnsResolver.INSTANCE : new External())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        // How many at once is for the lanes to say, of which some may hang.
                        .setMaxConnTotal(4 * settings.webhooks() + SPARE)
                        .setMaxConnPerRoute(settings.webhooks() + SPARE)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Rolecall")
                .build();
    }

    /** Resolves to addresses outside the operator's network only. */
    private static final class External implements DnsResolver {
        private final InetAddressFilter external = InetAddressFilter.externalAddresses();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = Arrays.stream(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                    .filter(external::matches)
                    .toArray(InetAddress[]::new);
            if (addresses.length == 0) {
                throw new UnknownHostException(host + " is inside the operator's network");
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }
    }
}
