package io.rolecall.local.mail;

import jakarta.mail.BodyPart;
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

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private MailReader() {}

    static CaughtMail read(String id, Instant caught, List<String> recipients, byte[] raw) {
        List<CaughtMail.Header> headers = new ArrayList<>();
        List<CaughtMail.Address> from = List.of();
        List<CaughtMail.Address> to = List.of();
        MailReader reader = new MailReader();
        Instant date = caught;
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new CaughtMail.Header(header.getName(), decoded(header.getValue())));
            }
            from = addresses(message.getHeader("From", ", "));
            to = addresses(message.getHeader(Message.RecipientType.TO.toString(), ", "));
            Date sent = message.getSentDate();
            date = sent == null ? caught : sent.toInstant();
            reader.visit(message, 0);
        } catch (MessagingException | IOException | RuntimeException e) {
            reader.text
                    .append("(This mail can't be read any further: ")
                    .append(e.getMessage())
                    .append(')');
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
                reader.text.toString(),
                reader.html.toString(),
                List.copyOf(headers),
                raw);
    }

    private void visit(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                visit(child, depth + 1);
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
