package io.rolecall.notify.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key the secret from which the tokens in mails are derived; empty: derived from the operator's key
 * @param confirmation how long the link of a confirmation mail works
 * @param page how long the link of a mail works that opens the page with all alerts of a subscriber
 */
@ConfigurationProperties("notify.tokens")
public record TokenSettings(
        @DefaultValue("") String key,
        @DefaultValue("P7D") Duration confirmation,
        @DefaultValue("P7D") Duration page) {
    public TokenSettings {
        if (!key.isEmpty() && key.length() < 16) {
            throw new IllegalArgumentException("notify.tokens.key (NOTIFY_TOKEN_KEY) has fewer than 16 characters");
        }
        if (confirmation.isNegative() || confirmation.isZero()) {
            throw new IllegalArgumentException("notify.tokens.confirmation must be longer than nothing");
        }
        if (page.isNegative() || page.isZero()) {
            throw new IllegalArgumentException(
                    "notify.tokens.page (NOTIFY_SUBSCRIBER_PAGE) must be longer than nothing");
        }
    }
}
