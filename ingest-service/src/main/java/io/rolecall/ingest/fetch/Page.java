package io.rolecall.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A document that lies on our disk, complete. For one thread; closing it removes what was written for it. */
public final class Page implements Closeable {
    private final String url;
    private final Path file;
    private final boolean ours;
    private final @Nullable String mediaType;
    private final @Nullable Charset charset;

    Page(String url, Path file, boolean ours, @Nullable String mediaType, @Nullable Charset charset) {
        this.url = url;
        this.file = file;
        this.ours = ours;
        this.mediaType = mediaType;
        this.charset = charset;
    }

    /** Where it was in the end, after redirects. */
    public String url() {
        return url;
    }

    /** Such as {@code text/html}, in lower case and without parameters; null where nobody said. */
    public @Nullable String mediaType() {
        return mediaType;
    }

    /** As the server named it; null where it named none that we know. */
    public @Nullable Charset charset() {
        return charset;
    }

    /** Bytes, unpacked. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /** The document from its beginning, at each call anew; the caller closes it. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 65_536);
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            Files.deleteIfExists(file);
        }
    }
}
