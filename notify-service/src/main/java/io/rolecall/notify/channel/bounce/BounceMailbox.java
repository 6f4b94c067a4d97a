package io.rolecall.notify.channel.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox that bounces come to. What is understood is deleted; what is not stays there, marked as read, for people.
 */
@Component
class BounceMailbox {
    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final int MOST = 500;
    private static final String TIMEOUT = "30000";

    private final Bounces bounces;
    private final ReturnedMail returned;
    private final BounceSettings.Imap settings;

    BounceMailbox(Bounces bounces, ReturnedMail returned, BounceSettings settings) {
        this.bounces = bounces;
        this.returned = returned;
        this.settings = settings.imap();
    }

    @Scheduled(
            initialDelayString = "${notify.bounces.imap.every:PT2M}",
            fixedDelayString = "${notify.bounces.imap.every:PT2M}")
    void look() {
        if (settings.host().isEmpty()) {
            return;
        }
        try {
            int taken = read();
            if (taken > 0) {
                log.info("{} bounces and complaints were found in the mailbox for them", taken);
            }
        } catch (MessagingException | IOException e) {
            log.warn(
                    "the mailbox for bounces can't be read, trying again in {}: {}",
                    settings.every(),
                    e.toString().replaceAll("\\s+", " "));
        }
    }

    int read() throws MessagingException, IOException {
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + timeout, TIMEOUT);
        }
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        int taken = 0;
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unread.length, MOST); i++) {
                    taken += take(unread[i]) ? 1 : 0;
                }
            }
        }
        return taken;
    }

    private boolean take(Message message) throws MessagingException, IOException {
        Optional<Bounce> bounce;
        try {
            bounce = message instanceof MimeMessage mail ? returned.read(mail) : Optional.empty();
        } catch (MessagingException | IOException e) {
            log.warn("a mail in the mailbox for bounces can't be read: {}", e.toString());
            bounce = Optional.empty();
        }
        if (bounce.isEmpty()) {
            message.setFlag(Flags.Flag.SEEN, true);
            return false;
        }
        bounces.take(bounce.get());
        message.setFlag(Flags.Flag.DELETED, true);
        return true;
    }
}
