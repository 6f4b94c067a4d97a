package io.rolecall.http.operator;

import java.time.Duration;

/**
 * How one signs in.
 *
 * @param session how long one stays signed in
 * @param attempts wrong keys that one address may type within {@code within}
 */
public record SignIn(Duration session, int attempts, Duration within) {
    /** @throws IllegalArgumentException naming the setting, as a service's settings have it, that can't be */
    public SignIn {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1");
        }
        if (session.toSeconds() < 1 || session.toDays() > 31) {
            throw new IllegalArgumentException("session must be PT1S to P31D");
        }
        if (within.toSeconds() < 1) {
            throw new IllegalArgumentException("attempts-within must be at least PT1S");
        }
    }
}
