package io.rolecall.notify;

import io.rolecall.testing.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Imported by a test whose service goes by a clock that it sets forward. */
public class Later {
    private static volatile Duration by = Duration.ZERO;

    @Bean
    @Primary
    Clock clockSetForward() {
        InstantSource source = Later::now;
        return source.withZone(ZoneOffset.UTC);
    }

    /** What the service's clock shows. */
    public static Instant now() {
        return Instant.now().plus(by);
    }

    /** @param duration by which it is ahead of ours */
    public static void by(Duration duration) {
        by = duration;
    }

    /** Sets it forward from where it is. */
    public static void byMore(Duration duration) {
        by = by.plus(duration);
    }

    /** Databases and a consumer group of its own. */
    public static void infrastructure(DynamicPropertyRegistry registry, String name) {
        String run = name + "_" + UUID.randomUUID().toString().substring(0, 8);
        Infrastructure.properties(registry, run);
        registry.add("NOTIFY_GROUP", () -> run);
    }
}
