package io.rolecall.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** A real SMTP server on 127.0.0.1 that accepts every mail for everybody and keeps the newest few thousand in memory. */
public final class MailCatcher implements AutoCloseable {
    private static final int MOST_MAILS = 20_000;
    private static final long MOST_BYTES = 192L << 20;

    private final GreenMail server;
    private final Mailbox mailbox;

    private MailCatcher(GreenMail server, Mailbox mailbox) {
        this.server = server;
        this.mailbox = mailbox;
    }

    /**
     * Returns as soon as it accepts mails.
     *
     * @param port 0 for a free one
     */
    public static MailCatcher start(int port) {
        Mailbox mailbox = new Mailbox(Clock.systemUTC(), MOST_MAILS, MOST_BYTES);
        return start(port, mailbox, mailbox::add);
    }

    /**
     * Keeps nothing itself.
     *
     * @param port 0 for a free one
     * @param keep gets each mail's recipients and bytes before its sender is told that it was taken
     */
    public static MailCatcher start(int port, BiConsumer<List<String>, byte[]> keep) {
        return start(port, new Mailbox(Clock.systemUTC(), 0, 0), keep);
    }

    private static MailCatcher start(int port, Mailbox mailbox, BiConsumer<List<String>, byte[]> keep) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        GreenMail server = new PromptSmtp(setup);
        server.getUserManager()
                .setMessageDeliveryHandler((message, address) -> new Catching(address.getEmail(), m -> {
                    // Called once for each recipient, one after the other: the mail is one mail all the same.
                    List<String> recipients = recipients(m);
                    if (address.getEmail().equalsIgnoreCase(recipients.getLast())) {
                        keep.accept(recipients, raw(m));
                    }
                }));
        server.start();
        return new MailCatcher(server, mailbox);
    }

    private static List<String> recipients(MovingMessage message) {
        return message.getToAddresses().stream()
                .map(address -> address.getEmail().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static byte[] raw(MovingMessage message) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try {
            message.getMessage().writeTo(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail that can't be written down", e);
        }
        return raw.toByteArray();
    }

    /** Where the SMTP server listens: always 127.0.0.1. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where the SMTP server listens. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** All that was caught and is still kept, oldest first. */
    public List<CaughtMail> received() {
        return mailbox.all();
    }

    /** Those for one address, oldest first. */
    public List<CaughtMail> received(String address) {
        return mailbox.all().stream().filter(mail -> mail.isFor(address)).toList();
    }

    /** Forgets what was caught. */
    public void clear() {
        mailbox.clear();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        server.stop();
    }
}
