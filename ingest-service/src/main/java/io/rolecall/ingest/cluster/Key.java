package io.rolecall.ingest.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What twins have in common, as one short string: evidence is looked for by it alone. Keys of one employer, and those of one
 * applicant tracking system, begin alike, so that a list's are neighbours in the store.
 *
 * @param id under which the first posting with it claims it
 * @param value what an operator reads
 */
record Key(Kind kind, String id, String value) {
    private static final int EMPLOYER_CHARACTERS = 5;
    /** 120 bits, for which nobody finds a second text. */
    private static final int HASH_CHARACTERS = 20;

    private static final int LONGEST_ADDRESS = 100;

    static Key requisition(String employer, String requisition) {
        String value = employer + " | " + requisition;
        return new Key(Kind.REQUISITION, prefix(employer) + "r" + hash(value, HASH_CHARACTERS), value);
    }

    static Key applyAddress(String canonical) {
        String id = canonical.length() <= LONGEST_ADDRESS ? canonical : hash(canonical, HASH_CHARACTERS);
        return new Key(Kind.APPLY_ADDRESS, "@" + id, canonical);
    }

    static Key text(String employer, String title, String place) {
        String value = employer + " | " + title + " | " + place;
        return new Key(Kind.TEXT, prefix(employer) + "t" + hash(value, HASH_CHARACTERS), value);
    }

    private static String prefix(String employer) {
        return hash(employer, EMPLOYER_CHARACTERS);
    }

    private static String hash(String value, int characters) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, characters);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
