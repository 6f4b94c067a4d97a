package io.rolecall.ingest.catalog;

import io.rolecall.posting.Posting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A short string that two states of a posting share exactly when a reader sees no difference. When it was seen, its version
 * and status are left out, and so are the parameters by which links are tracked, which some sources change at every answer.
 */
final class Fingerprint {
    private static final Pattern TRACKING =
            Pattern.compile("(?i)(?<=[?&])(?:utm_[a-z_]+|gclid|fbclid|mc_[ce]id|gh_src|lever-source)=[^&#]*&?");

    private Fingerprint() {}

    static String of(Posting p) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : new Object[] {
                p.requisitionId(),
                withoutTracking(p.url()),
                p.title(),
                p.organization(),
                p.locations(),
                p.workplace(),
                p.applicantLocations(),
                p.employmentTypes(),
                p.level(),
                p.pay(),
                p.description(),
                p.descriptionText(),
                p.language(),
                p.category(),
                p.occupation(),
                p.skills(),
                p.datePosted(),
                p.validThrough()
            }) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                // No field of a posting contains NUL, so that it parts them without doubt.
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    static @Nullable String withoutTracking(@Nullable String url) {
        if (url == null || url.indexOf('?') < 0) {
            return url;
        }
        return TRACKING.matcher(url).replaceAll("").replaceFirst("[?&]+(?=#|$)", "");
    }
}
