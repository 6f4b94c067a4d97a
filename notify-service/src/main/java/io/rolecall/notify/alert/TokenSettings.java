package io.rolecall.notify.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key the secret from which the tokens in mails are derived; empty: derived from the operator's key
 * @param keyBefore the secret before that, of which what was sent is still taken while it is set; the operator's key before, where they
 *     were derived from it; empty: none
 * @param confirmation how long the link of a confirmation mail works
 * @param page how long the link of a mail works that opens the page with all alerts of a subscriber
 */
@ConfigurationProperties("notify.tokens")
public record TokenSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String keyBefore,
        @DefaultValue("P7D") Duration confirmation,
        @DefaultValue("P7D") Duration page) {
    /** An operator's key may be as short. */
    private static final int SHORTEST_BEFORE = 8;

    public TokenSettings {
        if (!key.isEmpty() && key.length() < 16) {
            throw new IllegalArgumentException("notify.tokens.key (NOTIFY_TOKEN_KEY) has fewer than 16 characters");
        }
        if (!keyBefore.isEmpty() && keyBefore.length() < SHORTEST_BEFORE) {
            throw new IllegalArgumentException(
                    "notify.tokens.key-before (NOTIFY_TOKEN_KEY_BEFORE) is too short to have been a key");
        }
        if (!key.isEmpty() && key.equals(keyBefore)) {
            throw new IllegalArgumentException("notify.tokens.key-before (NOTIFY_TOKEN_KEY_BEFORE) is the key of now");
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
