package io.rolecall.search.web;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl public address of this service, for canonical links
 * @param notifyUrl public address of notify-service, where alerts are made
 * @param streams how many may read the change stream at a time, 0 to 100; 0 for no stream
 * @param warmUp how long the service may ask itself for pages before it is ready, up to a minute; zero for not at all
 */
@ConfigurationProperties("search.web")
public record WebSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("http://localhost:8082") URI notifyUrl,
        @DefaultValue("4") int streams,
        @DefaultValue("20s") Duration warmUp) {
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    public WebSettings {
        publicUrl = address("search.web.public-url (SEARCH_URL)", publicUrl);
        notifyUrl = address("search.web.notify-url (NOTIFY_URL)", notifyUrl);
        if (streams < 0 || streams > 100) {
            throw new IllegalArgumentException("search.web.streams (SEARCH_STREAMS) is not 0 to 100: " + streams);
        }
        if (warmUp.isNegative() || warmUp.compareTo(LONGEST_WARM_UP) > 0) {
            throw new IllegalArgumentException("search.web.warm-up (SEARCH_WARM_UP) is not 0s to 60s: " + warmUp);
        }
    }

    private static URI address(String name, URI uri) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(name + " is not an http or https address: " + uri);
        }
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
