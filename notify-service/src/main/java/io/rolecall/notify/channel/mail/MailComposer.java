package io.rolecall.notify.channel.mail;

import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.subscriber.SubscriberId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.util.Date;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mails: the same text and the same Message-ID for each try of a delivery. */
@Component
class MailComposer {
    static {
        // Jakarta Mail looks through all jars for this one class at each part and each encoding of each mail: a seventh
        // of what a
        // mail cost.
        if (System.getProperty(StreamProvider.class.getName()) == null) {
            System.setProperty(
                    StreamProvider.class.getName(),
                    StreamProvider.provider().getClass().getName());
        }
    }

    private final ChannelSettings settings;
    private final MailSettings mail;
    private final ReturnToken returned;
    private final ITemplateEngine templates;
    private final InternetAddress from;

    MailComposer(ChannelSettings settings, MailSettings mail, ReturnToken returned, ITemplateEngine templates) {
        this.settings = settings;
        this.mail = mail;
        this.returned = returned;
        this.templates = templates;
        try {
            this.from = new InternetAddress(settings.from(), true);
        } catch (AddressException e) {
            throw new IllegalStateException("notify.channel.from (MAIL_FROM) is not an address: " + e.getMessage(), e);
        }
    }

    SMTPMessage compose(Session session, Notice notice, String to) throws MessagingException {
        SMTPMessage message = new SMTPMessage(session);
        MailPage page = MailPage.of(notice);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(page.subject(), "UTF-8");
        message.setSentDate(Date.from(notice.createdAt()));
        MimeMultipart content = new MimeMultipart("alternative");
        content.addBodyPart(part(MailText.of(page), "text/plain"));
        content.addBodyPart(part(html(page), "text/html"));
        message.setContent(content);
        message.setHeader("Content-Language", page.phrases().tag());
        String token = returned.of(SubscriberId.of(to));
        String bounces = mail.bounceAddress();
        if (!bounces.isEmpty()) {
            int at = bounces.lastIndexOf('@');
            message.setEnvelopeFrom(bounces.substring(0, at) + "+" + token + bounces.substring(at));
        }
        // Makes the parts' headers, and a Message-ID of its own, which ours replaces.
        message.saveChanges();
        headers(message, notice, token);
        return message;
    }

    private void headers(SMTPMessage message, Notice notice, String token) throws MessagingException {
        String host = settings.url().getHost();
        message.setHeader("Message-ID", "<" + notice.id() + "@" + host + ">");
        // Tells vacation responders to keep quiet (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader(ReturnToken.HEADER, token);
        String kind = notice.kind().name().toLowerCase(Locale.ROOT);
        message.setHeader(
                "Feedback-ID", notice.alert().schedule().cadence().word() + ":" + host + ":" + kind + ":rolecall");
        switch (notice.kind()) {
            case MATCHES, REMINDER, SILENT -> {
                message.setHeader("Precedence", "bulk");
                message.setHeader(
                        "List-Id",
                        notice.alerts().size() == 1
                                ? "Job alert <" + notice.alert().id().toLowerCase(Locale.ROOT) + ".alerts." + host + ">"
                                : "Job alerts <alerts." + host + ">");
                message.setHeader("List-Unsubscribe", "<" + notice.links().unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            // Asked for just now, or about what has ended: there is nothing to end by it.
            case CONFIRMATION, LINK, TEST, TROUBLE -> {}
        }
    }

    private String html(MailPage page) {
        Context context = new Context(page.notice().language());
        context.setVariable("page", page);
        context.setVariable("say", page.phrases());
        context.setVariable("notice", page.notice());
        context.setVariable("links", page.notice().links());
        String template = switch (page.notice().kind()) {
            case MATCHES, TEST -> "mail/matches";
            case CONFIRMATION -> "mail/confirmation";
            case REMINDER -> "mail/reminder";
            case LINK -> "mail/link";
            case TROUBLE -> "mail/trouble";
            case SILENT -> "mail/silent";
        };
        return templates.process(template, context);
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type + "; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
