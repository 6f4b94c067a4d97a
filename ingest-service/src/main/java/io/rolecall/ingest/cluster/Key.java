package io.rolecall.ingest.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What twins have in common, as one short string: evidence is looked for by it alone.
 *
 * @param id under which the first posting with it claims it
 * @param value what an operator reads
 */
record Key(Kind kind, String id, String value) {
    /** Cut to 120 bits, which nobody finds a second text for. */
    private static final int BYTES = 15;

    static Key of(Kind kind, String value) {
        String prefix = switch (kind) {
            case REQUISITION -> "r";
            case APPLY_ADDRESS -> "u";
            case TEXT -> "t";
        };
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            byte[] cut = java.util.Arrays.copyOf(hash, BYTES);
            return new Key(kind, prefix + Base64.getUrlEncoder().encodeToString(cut), value);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** Where the {@code n}th posting of this employer, title and place has its text's sketch. */
    String slot(int n) {
        return n == 0 ? id : id + ":" + n;
    }
}
