package io.rolecall.notify.channel.bounce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key that providers show which sign nothing; empty: only the operator's
 * @param mailgunKey signs Mailgun's reports; empty: none are believed without {@code key}
 * @param sendgridKey verifies SendGrid's reports; empty: none are believed without {@code key}
 * @param sesTopic the ARN of the SNS topic that carries Amazon SES's reports; empty: none are believed
 * @param imap the mailbox that bounces come to
 */
@ConfigurationProperties("notify.bounces")
public record BounceSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String mailgunKey,
        @DefaultValue("") String sendgridKey,
        @DefaultValue("") String sesTopic,
        @DefaultValue Imap imap) {
    private static final int SHORTEST = 16;

    public BounceSettings {
        if (!key.isEmpty() && key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "notify.bounces.key (NOTIFY_BOUNCES_KEY) has fewer than " + SHORTEST + " characters");
        }
        if (!sesTopic.isEmpty() && !sesTopic.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[\\w-]+")) {
            throw new IllegalArgumentException("notify.bounces.ses-topic (NOTIFY_SES_TOPIC) is not the ARN of a topic");
        }
    }

    /**
     * @param host empty: none
     * @param tls whether the connection is encrypted from its beginning
     * @param every how often it is looked into
     */
    public record Imap(
            @DefaultValue("") String host,
            @DefaultValue("993") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("true") boolean tls,
            @DefaultValue("PT2M") Duration every) {
        @Override
        public String toString() {
            return "Imap[" + user + "@" + host + "/" + folder + "]";
        }
    }
}
