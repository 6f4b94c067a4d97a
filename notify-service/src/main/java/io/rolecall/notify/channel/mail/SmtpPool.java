package io.rolecall.notify.channel.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Connections to the operator's mail server, each used for many mails. There are never more than threads that send; one that is
 * not used is closed soon.
 */
@Component
public class SmtpPool implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SmtpPool.class);
    /** A connection that rested longer is asked whether it is still there. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Idle(Transport transport, int sent, Instant since) {}

    private final JavaMailSenderImpl server;
    private final MailSettings settings;
    private final Clock clock;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    public SmtpPool(JavaMailSenderImpl server, MailSettings settings, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    public Session session() {
        return server.getSession();
    }

    /** Hands a mail over; returns when the server has taken it. */
    public void send(MimeMessage message, Address to) throws MessagingException {
        Idle held = take();
        int sent = held == null ? 0 : held.sent;
        Transport transport = held == null ? connect() : held.transport;
        boolean usable = false;
        try {
            transport.sendMessage(message, new Address[] {to});
            usable = true;
        } catch (MessagingException e) {
            // A refused mailbox is no reason to hang up.
            usable = transport.isConnected();
            throw e;
        } finally {
            giveBack(transport, sent + 1, usable);
        }
    }

    private Transport connect() throws MessagingException {
        Transport transport = session().getTransport("smtp");
        String user = server.getUsername();
        transport.connect(
                server.getHost(),
                server.getPort(),
                user == null || user.isEmpty() ? null : user,
                user == null || user.isEmpty() ? null : server.getPassword());
        return transport;
    }

    private @Nullable Idle take() {
        while (true) {
            Idle found;
            synchronized (idle) {
                found = idle.pollFirst();
            }
            if (found == null) {
                return null;
            }
            Duration rested = Duration.between(found.since, clock.instant());
            if (rested.compareTo(settings.idle()) < 0
                    && (rested.compareTo(FRESH) < 0 || found.transport.isConnected())) {
                return found;
            }
            close(found.transport);
        }
    }

    private void giveBack(Transport transport, int sent, boolean usable) {
        synchronized (idle) {
            if (usable && sent < settings.perConnection() && !closed) {
                idle.addFirst(new Idle(transport, sent, clock.instant()));
                return;
            }
        }
        close(transport);
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void closeIdle() {
        Instant before = clock.instant().minus(settings.idle());
        List<Idle> old = new ArrayList<>();
        synchronized (idle) {
            while (!idle.isEmpty() && idle.peekLast().since.isBefore(before)) {
                old.add(idle.pollLast());
            }
        }
        old.forEach(i -> close(i.transport));
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("a connection to the mail server was lost: {}", e.toString());
        }
    }

    @Override
    public void destroy() {
        List<Idle> all;
        synchronized (idle) {
            closed = true;
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(i -> close(i.transport));
    }
}
