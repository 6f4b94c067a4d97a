package io.rolecall.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * By what a server recognises the state of a document that it has given before (RFC 9110, section 8.8).
 *
 * @param etag as the server sent it, quotation marks included
 * @param lastModified as the server sent it
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);
}
