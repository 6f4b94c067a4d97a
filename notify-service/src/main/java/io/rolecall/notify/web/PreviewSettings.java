package io.rolecall.notify.web;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param search where search-service answers to other services
 * @param timeout how long to wait for it
 */
@ConfigurationProperties("notify.preview")
record PreviewSettings(URI search, @DefaultValue("PT2S") Duration timeout) {
    PreviewSettings {
        if (search == null || search.getHost() == null) {
            throw new IllegalArgumentException("notify.preview.search (SEARCH_INTERNAL_URL) is not a web address");
        }
        search = URI.create(search.toString().replaceAll("/+$", ""));
    }
}
