package io.rolecall.notify.channel.push;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key this service's private key for Web Push, 32 bytes in base64url; empty: derived from the key of the tokens. Browsers
 *     subscribe to it: another one ends all their subscriptions
 * @param ttl how long push services keep a message for a browser that is away
 */
@ConfigurationProperties("notify.push")
public record PushSettings(
        @DefaultValue("") String key, @DefaultValue("P1D") Duration ttl) {
    public PushSettings {
        if (!key.isEmpty() && !key.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("notify.push.key (NOTIFY_VAPID_KEY) is not 32 bytes in base64url");
        }
        if (ttl.isNegative() || ttl.toDays() > 28) {
            throw new IllegalArgumentException("notify.push.ttl is not between nothing and 28 days");
        }
    }
}
