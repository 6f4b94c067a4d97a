package io.rolecall.notify.channel.mail;

import io.rolecall.notify.alert.MailAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perConnection mails that one connection carries before it is closed
 * @param idle how long a connection waits for the next mail
 * @param rates mails a second to each domain, such as {@code gmail.com=20, *=0}; {@code *}: every other, 0: no limit. Each
 *     instance counts for itself
 * @param bounceAddress where bounces go, each mail with its own {@code +extension}; empty: to the sender
 */
@ConfigurationProperties("notify.mail")
public record MailSettings(
        @DefaultValue("100") int perConnection,
        @DefaultValue("PT10S") Duration idle,
        @DefaultValue("") String rates,
        @DefaultValue("") String bounceAddress) {
    public MailSettings {
        if (perConnection < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("notify.mail.per-connection and .idle must be more than nothing");
        }
        perSecond(rates);
        if (!bounceAddress.isEmpty() && !MailAddress.valid(bounceAddress)) {
            throw new IllegalArgumentException("notify.mail.bounce-address (MAIL_BOUNCES_TO) is not a mail address");
        }
    }

    Map<String, Double> perSecond() {
        return perSecond(rates);
    }

    private static Map<String, Double> perSecond(String rates) {
        Map<String, Double> found = new HashMap<>();
        for (String rate : rates.split(",", -1)) {
            String[] parts = rate.strip().split("=", 2);
            if (parts.length == 2 && parts[1].strip().matches("\\d{1,6}(\\.\\d{1,6})?")) {
                found.put(parts[0].strip().toLowerCase(Locale.ROOT), Double.valueOf(parts[1].strip()));
            } else if (!rate.isBlank()) {
                throw new IllegalArgumentException(
                        "notify.mail.rates (MAIL_RATES) is not a list such as gmail.com=20, *=0: " + rate);
            }
        }
        return found;
    }
}
