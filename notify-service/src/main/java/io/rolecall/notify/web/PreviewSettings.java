package io.rolecall.notify.web;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param search where search-service answers to other services
 * @param timeout how long to wait for it
 * @param mostPerDay vacancies a day that an alert may find, over the last 30 days; one that finds more is refused, but the
 *     operator's
 */
@ConfigurationProperties("notify.preview")
record PreviewSettings(
        URI search,
        @DefaultValue("PT2S") Duration timeout,
        @DefaultValue("100") int mostPerDay) {
    PreviewSettings {
        if (search == null || search.getHost() == null) {
            throw new IllegalArgumentException("notify.preview.search (SEARCH_INTERNAL_URL) is not a web address");
        }
        if (mostPerDay < 1) {
            throw new IllegalArgumentException("notify.preview.most-per-day (NOTIFY_MOST_PER_DAY) must be at least 1");
        }
        search = URI.create(search.toString().replaceAll("/+$", ""));
    }
}
