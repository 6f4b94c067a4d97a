package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Destination;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands mails to the operator's SMTP server. */
@Component
class MailChannel implements Channel<Destination.Email> {
    private final JavaMailSender sender;
    private final MailComposer composer;

    MailChannel(JavaMailSender sender, MailComposer composer) {
        this.sender = sender;
        this.composer = composer;
    }

    @Override
    public Outcome send(Notice notice, Destination.Email to) {
        MimeMessage message;
        try {
            message = composer.compose(sender.createMimeMessage(), notice, to.to());
        } catch (MessagingException e) {
            return new Outcome.Nobody("our own failure: " + e);
        }
        try {
            sender.send(message);
            return new Outcome.Taken();
        } catch (MailAuthenticationException e) {
            return new Outcome.Nobody("the mail server refuses our credentials: " + e.getMessage());
        } catch (MailSendException e) {
            return e.getFailedMessages().values().stream()
                    .map(MailChannel::outcome)
                    .findFirst()
                    .orElse(new Outcome.Nobody("the mail server can't be reached: " + e.getMessage()));
        } catch (MailException e) {
            return new Outcome.Nobody("the mail could not be sent: " + e.getMessage());
        }
    }

    /**
     * Only a lasting refusal (5xx) of the recipient is the recipient's; one of the sender or the message may be our fault, and
     * is tried again before it counts.
     */
    private static Outcome outcome(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                String reason = "the mailbox was refused: " + line(address);
                return address.getReturnCode() >= 500 ? new Outcome.Gone(reason) : new Outcome.NotNow(reason, null);
            }
            if (cause instanceof SMTPSendFailedException send
                    && !(send.getNextException() instanceof SendFailedException)) {
                // 421: the server is about to go away; that says nothing of this message.
                return send.getReturnCode() == 421 || send.getReturnCode() < 0
                        ? new Outcome.Nobody("the mail server is not available: " + line(send))
                        : new Outcome.NotNow("the mail server refused the message: " + line(send), null);
            }
        }
        return new Outcome.Nobody("the mail server did not finish: " + line(failure));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException m && m.getNextException() != null
                ? m.getNextException()
                : cause.getCause();
    }

    private static String line(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
