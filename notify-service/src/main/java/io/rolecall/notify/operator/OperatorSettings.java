package io.rolecall.notify.operator;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one signs in.
 *
 * @param session how long one stays signed in
 * @param attempts wrong keys that one address may type within {@code attemptsWithin}
 */
@ConfigurationProperties("notify.operator")
record OperatorSettings(
        @DefaultValue("PT8H") Duration session,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT15M") Duration attemptsWithin) {
    OperatorSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("notify.operator.attempts (NOTIFY_SIGN_IN_ATTEMPTS) must be at least 1");
        }
        if (session.toSeconds() < 1 || session.toDays() > 31 || attemptsWithin.toSeconds() < 1) {
            throw new IllegalArgumentException("notify.operator.session (NOTIFY_SESSION) must be PT1S to P31D,"
                    + " attempts-within (NOTIFY_SIGN_IN_WITHIN) at least PT1S");
        }
    }
}
