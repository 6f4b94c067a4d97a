package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails: the same text and the same Message-ID for each try of a delivery. */
@Component
class MailComposer {
    private static final int LONGEST_SUBJECT = 120;
    private final ChannelSettings settings;
    private final ITemplateEngine templates;
    private final InternetAddress from;

    MailComposer(ChannelSettings settings, ITemplateEngine templates) {
        this.settings = settings;
        this.templates = templates;
        try {
            this.from = new InternetAddress(settings.from(), true);
        } catch (AddressException e) {
            throw new IllegalStateException("notify.channel.from (MAIL_FROM) is not an address: " + e.getMessage(), e);
        }
    }

    MimeMessage compose(MimeMessage message, Notice notice, String to) throws MessagingException {
        Alert alert = notice.alert();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject(notice), "UTF-8");
        message.setSentDate(Date.from(notice.createdAt()));
        String host = settings.url().getHost();
        message.setHeader("Message-ID", "<" + notice.id() + "@" + host + ">");
        // Tells vacation responders to keep quiet (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (notice.kind() != Notice.Kind.CONFIRMATION) {
            message.setHeader("List-Id", "Job alert <" + alert.id().toLowerCase(Locale.ROOT) + ".alerts." + host + ">");
            message.setHeader("List-Unsubscribe", "<" + notice.links().unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeMultipart content = new MimeMultipart("alternative");
        content.addBodyPart(part(MailText.of(notice), "text/plain"));
        content.addBodyPart(part(html(notice), "text/html"));
        message.setContent(content);
        return message;
    }

    private String html(Notice notice) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("notice", notice);
        context.setVariable("alert", notice.alert());
        context.setVariable("items", notice.items());
        context.setVariable("more", notice.more());
        context.setVariable("links", notice.links());
        context.setVariable("until", MailText.until(notice.alert()));
        context.setVariable("words", Words.of(notice.alert().query()));
        context.setVariable("name", Words.line(notice.alert().query()));
        String template = switch (notice.kind()) {
            case MATCHES -> "mail/matches";
            case CONFIRMATION -> "mail/confirmation";
            case REMINDER -> "mail/reminder";
        };
        return templates.process(template, context);
    }

    private static String subject(Notice notice) {
        String what = Words.line(notice.alert().query());
        String subject = switch (notice.kind()) {
            case CONFIRMATION -> "Confirm your job alert: " + what;
            case REMINDER -> "You already have this job alert: " + what;
            case MATCHES -> {
                int all = notice.items().size() + notice.more();
                yield all == 1
                        ? notice.items().getFirst().posting().title() + " at "
                                + notice.items().getFirst().posting().organization()
                        : all + " new postings: " + what;
            }
        };
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type + "; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
