package io.rolecall.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A document that lies on our disk, complete. For one thread; closing it removes what was written for it. */
public final class Page implements Closeable {
    private static final int BUFFER = 65_536;

    private final String url;
    private final Path file;
    private final boolean ours;
    private final @Nullable String mediaType;
    private final @Nullable Charset charset;
    private final long maxBytes;

    Page(String url, Path file, boolean ours, @Nullable String mediaType, @Nullable Charset charset, long maxBytes) {
        this.url = url;
        this.file = file;
        this.ours = ours;
        this.mediaType = mediaType;
        this.charset = charset;
        this.maxBytes = maxBytes;
    }

    /** A file that is the operator's and stays. */
    static Page inPlace(String url, Path file, long maxBytes) {
        return new Page(url, file, false, null, null, maxBytes);
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

    /** Bytes as they lie on the disk. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * The document from its beginning, at each call anew; a gzip file is unpacked, whatever it is called. The caller closes it.
     *
     * @throws IOException also from reading, when it becomes too large
     */
    public InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        boolean done = false;
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            InputStream plain = packed ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
            done = true;
            return new BoundedInput(plain, maxBytes);
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            Files.deleteIfExists(file);
        }
    }
}
