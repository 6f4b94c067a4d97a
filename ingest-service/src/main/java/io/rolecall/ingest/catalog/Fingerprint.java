package io.rolecall.ingest.catalog;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A short string that two states of a posting share exactly when a reader sees no difference. */
final class Fingerprint {
    private static final PostingField[] FIELDS = PostingField.values();

    private Fingerprint() {}

    static String of(Posting posting) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (PostingField field : FIELDS) {
                Object part = Content.of(posting, field);
                // The text is that of the markup, which is digested with the others; should we ever read it otherwise,
                // its
                // hash tells well enough.
                add(digest, field == PostingField.DESCRIPTION && part != null ? part.hashCode() : part);
            }
            for (Object other : Content.others(posting)) {
                add(digest, other);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, @Nullable Object part) {
        digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
        // No field of a posting contains NUL, so that it parts them without doubt.
        digest.update((byte) 0);
    }
}
