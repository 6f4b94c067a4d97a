package io.rolecall.local.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One mail as it was caught.
 *
 * @param id the catcher's own, in the order of arrival
 * @param messageId without angle brackets, empty where the mail has none
 * @param to the addressees in the mail's header; where it names none, those of the envelope
 * @param recipients the addresses of the envelope: who would have got it
 * @param date as the mail says; when it was caught, where it doesn't
 * @param headers in the mail's order
 * @param raw the mail as it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two mails; they are found by their id
public record CaughtMail(
        String id,
        String messageId,
        Address from,
        List<Address> to,
        List<String> recipients,
        String subject,
        Instant date,
        Instant caught,
        List<Header> headers,
        byte[] raw) {

    /**
     * Who sends or gets it.
     *
     * @param name the name shown, perhaps empty
     */
    public record Address(String name, String address) {}

    /**
     * One line of the head.
     *
     * @param value unfolded and decoded
     */
    public record Header(String name, String value) {}

    /** The plain part, empty where there is none; read from the raw mail at each call. */
    public String text() {
        return MailReader.body(raw).text();
    }

    /** The HTML part, empty where there is none; hostile, as all that comes by mail. Read from the raw mail at each call. */
    public String html() {
        return MailReader.body(raw).html();
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Whether it would have got to that address. */
    public boolean isFor(String address) {
        return recipients.contains(address.toLowerCase(Locale.ROOT));
    }

    /** The mail as it was sent, for reading. */
    public String source() {
        return new String(raw, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "mail " + id + " to " + recipients + ": " + subject;
    }
}
