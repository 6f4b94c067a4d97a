package io.rolecall.search.index;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param directory where the index lies; owned by one process, made when it is missing
 * @param refreshInterval how long a change may stay unseen by searches; 50 ms to 10 s
 * @param commitInterval how long a change may stay unsaved; what is lost by a crash is read again from the topic
 * @param commitAfter how many changes may stay unsaved, at least 1
 * @param bufferMegabytes memory for changes not yet written out, 8 to 2,000 MB
 */
@ConfigurationProperties("search.index")
public record IndexSettings(
        @DefaultValue("./data/index") Path directory,
        @DefaultValue("500ms") Duration refreshInterval,
        @DefaultValue("5s") Duration commitInterval,
        @DefaultValue("10000") int commitAfter,
        @DefaultValue("64") int bufferMegabytes) {
    private static final int FILLING_MEGABYTES = 256;

    public IndexSettings {
        if (refreshInterval.toMillis() < 50 || refreshInterval.toSeconds() > 10) {
            throw new IllegalArgumentException("search.index.refresh-interval is not between 50ms and 10s");
        }
        if (!commitInterval.isPositive()) {
            throw new IllegalArgumentException("search.index.commit-interval is not above 0");
        }
        if (commitAfter < 1) {
            throw new IllegalArgumentException("search.index.commit-after is below 1");
        }
        if (bufferMegabytes < 8 || bufferMegabytes > 2000) {
            throw new IllegalArgumentException("search.index.buffer-megabytes is not between 8 and 2000");
        }
    }

    /** Memory for what is not yet written out of an index that is being filled: more, as that makes larger pieces, which need less merging. */
    int fillingMegabytes() {
        long spare = Runtime.getRuntime().maxMemory() / (8 << 20);
        return (int) Math.max(bufferMegabytes, Math.min(FILLING_MEGABYTES, spare));
    }
}
