package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is taken as a mailbox: one {@code @}, a plain local part of ASCII characters that need no quoting, and a domain with a
 * dot, international names in their ASCII form. Stricter than RFC 5321 where only trouble would pass.
 */
public final class MailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private MailAddress() {}

    /** Whether it is one. */
    public static boolean valid(String text) {
        try {
            return !of("address", text).isEmpty();
        } catch (InvalidRequestException e) {
            return false;
        }
    }

    /**
     * The mailbox in the form in which it is kept and compared: its domain in lower-case ASCII.
     *
     * @param field the member that holds it, for the refusal
     */
    public static String of(String field, String text) {
        String address = text.strip();
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@') || address.length() > LONGEST) {
            throw refused(field);
        }
        String local = address.substring(0, at);
        String domain = ascii(field, address.substring(at + 1));
        String[] labels = domain.split("\\.", -1);
        boolean named = labels.length >= 2
                && !labels[labels.length - 1].chars().allMatch(Character::isDigit)
                && java.util.Arrays.stream(labels)
                        .allMatch(l -> LABEL.matcher(l).matches());
        if (local.length() > LONGEST_LOCAL
                || !LOCAL.matcher(local).matches()
                || !named
                || local.length() + 1 + domain.length() > LONGEST) {
            throw refused(field);
        }
        return local + "@" + domain;
    }

    private static String ascii(String field, String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refused(field);
        }
    }

    private static InvalidRequestException refused(String field) {
        return new InvalidRequestException(
                field, "This is not an e-mail address that we can write to, such as ada@example.org.");
    }
}
