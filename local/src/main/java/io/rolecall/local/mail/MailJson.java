package io.rolecall.local.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The caught mails in JSON, with the paths' and members' names of Mailpit, so that what is written for it works here too. */
final class MailJson {
    private static final int SNIPPET = 250;

    private MailJson() {}

    static String list(Mailbox mailbox, int start, int limit) {
        List<CaughtMail> page = mailbox.newest(start, limit);
        int total = mailbox.size();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("total", total);
        result.put("unread", total);
        result.put("count", page.size());
        result.put("messages_count", total);
        result.put("messages_unread", total);
        result.put("start", start);
        result.put("tags", List.of());
        result.put("messages", page.stream().map(MailJson::summary).toList());
        return Json.write(result);
    }

    private static Map<String, Object> summary(CaughtMail mail) {
        Map<String, Object> result = head(mail);
        result.put("Created", mail.caught());
        result.put("Read", false);
        result.put("Attachments", 0);
        result.put("Snippet", snippet(mail.text()));
        return result;
    }

    static String one(CaughtMail mail) {
        Map<String, Object> result = head(mail);
        result.put("Date", mail.date());
        result.put("Text", mail.text());
        result.put("HTML", mail.html());
        result.put("Inline", List.of());
        result.put("Attachments", List.of());
        return Json.write(result);
    }

    /** {@code {name: [value, …]}}, names as in the mail. */
    static String headers(CaughtMail mail) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (CaughtMail.Header header : mail.headers()) {
            result.computeIfAbsent(header.name(), name -> new java.util.ArrayList<>())
                    .add(header.value());
        }
        return Json.write(result);
    }

    private static Map<String, Object> head(CaughtMail mail) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ID", mail.id());
        result.put("MessageID", mail.messageId());
        result.put("From", address(mail.from()));
        result.put("To", mail.to().stream().map(MailJson::address).toList());
        result.put("Cc", List.of());
        result.put("Bcc", List.of());
        result.put("ReplyTo", List.of());
        result.put("Subject", mail.subject());
        result.put("Tags", List.of());
        result.put("Size", mail.raw().length);
        return result;
    }

    private static Map<String, Object> address(CaughtMail.Address address) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Name", address.name());
        result.put("Address", address.address());
        return result;
    }

    private static String snippet(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * SNIPPET))
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET) + "…";
    }
}
