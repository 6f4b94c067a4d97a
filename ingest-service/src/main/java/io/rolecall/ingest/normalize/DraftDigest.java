package io.rolecall.ingest.normalize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** All that a draft says, in a short string. A test holds it against the members of a draft. */
final class DraftDigest {
    private DraftDigest() {}

    static String of(Draft draft, byte[] code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(code);
            for (Object part : Arrays.asList(
                    draft.source,
                    draft.externalId,
                    draft.requisitionId,
                    draft.url,
                    draft.title,
                    draft.organization,
                    draft.organizationUrl,
                    draft.places,
                    draft.applicantPlaces,
                    draft.applicantLocations,
                    draft.workplace,
                    draft.notRemote,
                    draft.remoteOrHybrid,
                    draft.employmentTypes,
                    draft.level,
                    draft.pay,
                    draft.payText,
                    draft.description,
                    draft.plainText,
                    draft.language,
                    draft.category,
                    draft.skills,
                    draft.datePosted,
                    draft.validThrough)) {
                // The length before the text, so that no two ways of cutting the same text are alike.
                byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                digest.update((part == null
                                ? "-"
                                : text.length + (part instanceof List<?> list ? "/" + list.size() : "") + ":")
                        .getBytes(StandardCharsets.US_ASCII));
                digest.update(text);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
