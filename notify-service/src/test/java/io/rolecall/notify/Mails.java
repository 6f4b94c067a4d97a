package io.rolecall.notify;

import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.testing.Infrastructure;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What subscribers got. */
final class Mails {
    private Mails() {}

    static CaughtMail first(String address) {
        return wait(address, 1).getFirst();
    }

    static List<CaughtMail> wait(String address, int count) {
        await().until(() -> Infrastructure.smtp().received(address).size() >= count);
        return Infrastructure.smtp().received(address);
    }

    /** The path and query of the link in a mail's text whose address contains some text. */
    static String link(CaughtMail mail, String part) {
        Matcher links = Pattern.compile("https?://\\S+").matcher(mail.text());
        while (links.find()) {
            if (links.group().contains(part)) {
                URI uri = URI.create(links.group());
                return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            }
        }
        throw new AssertionError("no link with " + part + " in\n" + mail.text());
    }
}
