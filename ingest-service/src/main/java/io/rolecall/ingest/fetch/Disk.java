package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Puts documents where they are read from, and no more of them than may be. */
final class Disk {
    private final long maxBytes;

    Disk(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    Page keep(String url, InputStream in, @Nullable String contentType) throws IOException {
        Path file = Files.createTempFile("rolecall-page-", ".tmp");
        boolean done = false;
        try {
            copy(in, file);
            ContentType type = ContentType.parseLenient(contentType);
            done = true;
            return new Page(
                    url,
                    file,
                    true,
                    type == null || type.getMimeType() == null
                            ? null
                            : type.getMimeType().toLowerCase(Locale.ROOT),
                    type == null ? null : type.getCharset(),
                    maxBytes);
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void copy(InputStream in, Path file) throws IOException {
        // Who gave it closes it, or rather not: closing a connection's may mean to read it to its end.
        InputStream bounded = new BoundedInput(in, maxBytes);
        try (var out = Files.newOutputStream(file)) {
            bounded.transferTo(out);
        }
    }
}
