package io.rolecall.local.mail;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads what can be read of a mail; what can't be read is empty, because the catcher shows broken mails too. */
final class MailReader {
    /** Deeper nesting than any real mail has. */
    private static final int MAX_DEPTH = 10;

    private MailReader() {}

    record Body(String text, String html) {}

    static CaughtMail read(String id, Instant caught, List<String> recipients, byte[] raw) {
        List<CaughtMail.Header> headers = new ArrayList<>();
        List<CaughtMail.Address> from = List.of();
        List<CaughtMail.Address> to = List.of();
        Instant date = caught;
        try {
            MimeMessage message = parse(raw);
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new CaughtMail.Header(header.getName(), decoded(header.getValue())));
            }
            from = addresses(message.getHeader("From", ", "));
            to = addresses(message.getHeader(Message.RecipientType.TO.toString(), ", "));
            Date sent = message.getSentDate();
            date = sent == null ? caught : sent.toInstant();
        } catch (MessagingException | RuntimeException e) {
            headers.add(new CaughtMail.Header("X-Unreadable", String.valueOf(e.getMessage())));
        }
        return new CaughtMail(
                id,
                first(headers, "Message-ID").replaceAll("^\\s*<|>\\s*$", ""),
                from.isEmpty() ? new CaughtMail.Address("", "") : from.getFirst(),
                to.isEmpty()
                        ? recipients.stream()
                                .map(r -> new CaughtMail.Address("", r))
                                .toList()
                        : to,
                List.copyOf(recipients),
                first(headers, "Subject"),
                date,
                caught,
                List.copyOf(headers),
                raw);
    }

    static Body body(byte[] raw) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        try {
            visit(parse(raw), 0, text, html);
        } catch (MessagingException | IOException | RuntimeException e) {
            text.append("(This mail can't be read any further: ")
                    .append(e.getMessage())
                    .append(')');
        }
        return new Body(text.toString(), html.toString());
    }

    private static MimeMessage parse(byte[] raw) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private static void visit(Part part, int depth, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (depth > MAX_DEPTH || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    visit(multipart.getBodyPart(i), depth + 1, text, html);
                }
            }
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/*")) {
            text.append(part.getContent());
        }
    }

    private static List<CaughtMail.Address> addresses(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        try {
            List<CaughtMail.Address> result = new ArrayList<>();
            for (InternetAddress address : InternetAddress.parseHeader(header, false)) {
                String name = address.getPersonal();
                result.add(new CaughtMail.Address(name == null ? "" : name, address.getAddress()));
            }
            return List.copyOf(result);
        } catch (MessagingException e) {
            return List.of(new CaughtMail.Address("", header));
        }
    }

    private static String first(List<CaughtMail.Header> headers, String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(CaughtMail.Header::value)
                .findFirst()
                .orElse("");
    }

    private static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String unfolded = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }
}
