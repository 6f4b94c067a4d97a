package io.rolecall.ingest.page;

import io.rolecall.ingest.source.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a source stands: those that need a person first. */
enum Standing {
    HELD("!", "Closings held"),
    FAILING("✕", "Failing"),
    INTERRUPTED("…", "Interrupted"),
    RUNNING("↻", "Running"),
    NEVER_READ("○", "Never read"),
    OK("✓", "OK"),
    PAUSED("‖", "Paused");

    private final String shape;
    private final String word;

    Standing(String shape, String word) {
        this.shape = shape;
        this.word = word;
    }

    /** A sign that tells it without its colour. */
    public String shape() {
        return shape;
    }

    public String word() {
        return word;
    }

    /** Its name in addresses and in the style sheet. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Standing of(@Nullable Health health, boolean running, boolean interrupted) {
        if (running) {
            return RUNNING;
        } else if (health == null) {
            return NEVER_READ;
        } else if (health.held() != null) {
            return HELD;
        } else if (health.state() == Health.Condition.PAUSED) {
            return PAUSED;
        } else if (interrupted) {
            return INTERRUPTED;
        }
        return switch (health.state()) {
            case OK -> OK;
            case FAILING -> FAILING;
            case HELD -> HELD;
            case PAUSED -> PAUSED;
            case NEVER_READ -> NEVER_READ;
        };
    }

    /** In words, with how long. */
    String said(@Nullable Health health, Instant now) {
        return switch (this) {
            case HELD ->
                word + (health == null || health.held() == null ? "" : ": " + Say.count(health.held(), "posting"));
            case FAILING ->
                word
                        + (health == null || health.failingSince() == null
                                ? ""
                                : " since "
                                        + Say.ago(health.failingSince(), now).replace(" ago", ""));
            case INTERRUPTED, RUNNING, NEVER_READ, OK, PAUSED -> word;
        };
    }
}
