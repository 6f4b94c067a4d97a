package io.rolecall.ingest.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pages as identities: two that lead to the same page should be equal. */
final class Addresses {
    private static final int LONGEST = 255;
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)^(?:utm_[a-z_]+|gclid|fbclid|msclkid|mc_[ce]id|gh_src|lever-source|jobsource|ref|src)=.*");

    private Addresses() {}

    /** An address without its scheme, its fragment and what only tells where a reader came from. */
    static String canonical(String url) {
        String stripped = url.strip().replaceFirst("#.*$", "");
        int query = stripped.indexOf('?');
        String path = (query < 0 ? stripped : stripped.substring(0, query)).replaceFirst("^(?i)https?://", "");
        int slash = path.indexOf('/');
        String host = slash < 0 ? path : path.substring(0, slash);
        String plain = host.toLowerCase(Locale.ROOT)
                + (slash < 0 ? "" : path.substring(slash).replaceFirst("/+$", ""));
        if (query < 0) {
            return key(plain);
        }
        String kept = String.join(
                "&",
                java.util.Arrays.stream(stripped.substring(query + 1).split("&"))
                        .filter(parameter -> !parameter.isEmpty()
                                && !TRACKING.matcher(parameter).matches())
                        .toList());
        return key(kept.isEmpty() ? plain : plain + "?" + kept);
    }

    /** The same text where it is short enough for an id, and its hash otherwise. */
    static String key(String text) {
        return text.length() <= LONGEST ? text : hash(text);
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** An address as a page has it, seen from that page; null where it is none that can be fetched. */
    static @Nullable String resolved(String base, String link) {
        try {
            URI uri = new URI(base).resolve(new URI(link.strip().replace(" ", "%20")));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.equals("http") || scheme.equals("https")) {
                return uri.getHost() == null ? null : uri.toString().replaceFirst("#.*$", "");
            }
            // Beside a list that is a file its pages are files too.
            return scheme.equals("file") && base.startsWith("file:") ? uri.toString() : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
