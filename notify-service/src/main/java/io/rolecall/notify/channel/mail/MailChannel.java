package io.rolecall.notify.channel.mail;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Channel;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.subscriber.SubscriberId;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands mails to the operator's SMTP server. What it says of a mailbox while it takes a mail counts like a bounce. */
@Component
class MailChannel implements Channel<Destination.Email> {
    private static final Pattern ABOUT_US = Pattern.compile("\\b[45]\\.[34567]\\.\\d{1,3}\\b");
    private static final Pattern FULL = Pattern.compile("\\b5\\.2\\.[234]\\b");

    private final SmtpPool server;
    private final MailComposer composer;
    private final Suppressions suppressions;
    private final DomainRates rates;
    private final Clock clock;

    MailChannel(SmtpPool server, MailComposer composer, Suppressions suppressions, MailSettings settings, Clock clock) {
        this.server = server;
        this.composer = composer;
        this.suppressions = suppressions;
        this.rates = new DomainRates(settings.perSecond());
        this.clock = clock;
    }

    @Override
    public Class<Destination.Email> takes() {
        return Destination.Email.class;
    }

    @Override
    public Lane lane(Destination.Email to) {
        return new Lane(Pool.MAILS, to.to(), 1, rates.take(to.to(), clock.instant()));
    }

    @Override
    public void prepare(Collection<Destination.Email> some) {
        suppressions.readAhead(some.stream().map(to -> SubscriberId.of(to.to())).toList());
    }

    @Override
    public Outcome send(Notice notice, Destination.Email to) {
        String mailbox = SubscriberId.of(to.to());
        Optional<Suppression> known = suppressions.readAhead(mailbox);
        String suppressed = known.map(s -> s.trouble(clock.instant())).orElse(null);
        if (suppressed != null) {
            return new Outcome.Gone(suppressed);
        }
        MimeMessage message;
        try {
            message = composer.compose(server.session(), notice, to.to());
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that can't be written", e);
        }
        try {
            server.send(message, new InternetAddress(to.to(), true));
            known.ifPresent(suppressions::taken);
            return new Outcome.Taken();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Nobody("the mail server refuses our credentials: " + line(e));
        } catch (MessagingException e) {
            return outcome(e, mailbox);
        }
    }

    /**
     * Only a refusal of the recipient is the recipient's; one of the sender or the message may be our fault, and is tried again
     * before it counts.
     */
    private Outcome outcome(Exception failure, String mailbox) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return refused(address.getReturnCode(), line(address), mailbox);
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

    /**
     * What the server says to the recipient. With an enhanced status (RFC 3463) about policy or the server itself, it is us whom it
     * does not want: that all our subscribers' mailboxes were gone would be the wrong thing to learn from a block list.
     */
    private Outcome refused(int code, String said, String mailbox) {
        String reason = "the mailbox was refused: " + said;
        if (ABOUT_US.matcher(said).find()) {
            return new Outcome.NotNow("the mail server does not want our mail: " + said, null);
        }
        if (code >= 500 && code != 552 && !FULL.matcher(said).find()) {
            suppressions.hard(mailbox, reason);
            return new Outcome.Gone(reason);
        }
        return suppressions
                .refused(mailbox, reason)
                .<Outcome>map(Outcome.Gone::new)
                .orElse(new Outcome.NotNow(reason, null));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException m && m.getNextException() != null
                ? m.getNextException()
                : cause.getCause();
    }

    /** One line, and without the address that servers like to repeat: it is kept longer than the address may be. */
    private static String line(Throwable failure) {
        return Suppressions.withoutAddresses(String.valueOf(failure.getMessage()))
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
