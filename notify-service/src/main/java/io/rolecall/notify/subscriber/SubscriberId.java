package io.rolecall.notify.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** By what a subscriber is known: derived from the mailbox, so that nobody has to be asked which one is whose. */
public final class SubscriberId {
    private static final int BYTES = 16;

    private SubscriberId() {}

    /**
     * The mailbox's owner. Case makes no difference: RFC 5321 leaves the local part's to its host, and no host of today tells
     * them apart.
     *
     * @param mailbox as an alert's destination has it
     */
    public static String of(String mailbox) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("subscriber\n" + mailbox.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
