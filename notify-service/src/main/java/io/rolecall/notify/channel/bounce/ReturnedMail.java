package io.rolecall.notify.channel.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.channel.mail.ReturnToken;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a report that came by mail: of a delivery (RFC 3464) or of a complaint (RFC 5965). Believed is only what repeats our own
 * token of the mail that it speaks of: whoever can write to the mailbox could make up the rest.
 */
@Component
class ReturnedMail {
    private static final int MOST_BYTES = 200_000;
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]{1,20})");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SAID = Pattern.compile("(?im)^Diagnostic-Code:\\s*(.{1,300})");
    private final ReturnToken tokens;

    ReturnedMail(ReturnToken tokens) {
        this.tokens = tokens;
    }

    /** What it reports; empty when it reports nothing that counts, or can't be believed. */
    Optional<Bounce> read(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String type = mail.getContentType().toLowerCase(Locale.ROOT);
        String status =
                part(parts, type.contains("feedback-report") ? "message/feedback-report" : "message/delivery-status");
        String mailbox = tokens.subscriberIn(text(mail)).orElse(null);
        if (mailbox == null || status == null) {
            return Optional.empty();
        }
        String id = mail.getMessageID() == null ? "returned" : mail.getMessageID();
        if (type.contains("feedback-report")) {
            return Optional.of(new Bounce(Bounce.Kind.COMPLAINT, mailbox, id, "reported by its provider"));
        }
        return delivery(mailbox, id, status);
    }

    /** What a server that has given up says; one that is only late says nothing yet. */
    private static Optional<Bounce> delivery(String mailbox, String id, String status) {
        Matcher action = ACTION.matcher(status);
        Matcher code = STATUS.matcher(status);
        if (!action.find() || !action.group(1).equalsIgnoreCase("failed") || !code.find()) {
            return Optional.empty();
        }
        Matcher said = SAID.matcher(status);
        String reason = code.group(1) + "." + code.group(2) + "." + code.group(3)
                + (said.find() ? " " + said.group(1).strip() : "");
        // Full mailboxes (5.2.2), sizes (5.2.3), and what is about servers and policy say nothing about whether it
        // exists.
        boolean gone = code.group(1).equals("5")
                && (code.group(2).equals("1")
                        || code.group(2).equals("0")
                        || (code.group(2).equals("2") && code.group(3).matches("[01]")));
        return Optional.of(new Bounce(gone ? Bounce.Kind.HARD : Bounce.Kind.SOFT, mailbox, id, reason));
    }

    private static @Nullable String part(Multipart parts, String type) throws MessagingException, IOException {
        for (int i = 0; i < Math.min(parts.getCount(), 5); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return text(part);
            }
        }
        return null;
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part instanceof MimeMessage mail) {
            StringBuilder headers = new StringBuilder();
            mail.getAllHeaderLines()
                    .asIterator()
                    .forEachRemaining(line -> headers.append(line).append('\n'));
            try (InputStream in = mail.getRawInputStream()) {
                return headers + new String(in.readNBytes(MOST_BYTES), UTF_8);
            }
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), UTF_8);
        }
    }
}
