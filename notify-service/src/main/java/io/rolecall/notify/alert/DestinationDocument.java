package io.rolecall.notify.alert;

import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A destination as MongoDB keeps it, in the alert's document. */
final class DestinationDocument {
    private DestinationDocument() {}

    static void append(Document alert, Destination destination) {
        alert.append("channel", destination.channel()).append("to", destination.to());
        switch (destination) {
            case Destination.Webhook hook -> {
                alert.append("secret", hook.secret());
                Destination.Former former = hook.former();
                if (former != null) {
                    alert.append("formerSecret", former.secret()).append("formerUntil", former.until());
                }
            }
            case Destination.Ntfy ntfy -> alert.append("secret", ntfy.token());
            case Destination.WebPush push ->
                alert.append("p256dh", push.p256dh()).append("auth", push.auth());
            case Destination.Email _, Destination.Slack _, Destination.Discord _, Destination.Feed _ -> {}
        }
    }

    static Destination of(Document d) {
        String to = d.getString("to");
        String channel = d.getString("channel");
        return switch (channel) {
            case "email" -> new Destination.Email(to);
            case "webhook" -> new Destination.Webhook(to, d.getString("secret"), former(d));
            case "slack" -> new Destination.Slack(to);
            case "discord" -> new Destination.Discord(to);
            case "ntfy" -> new Destination.Ntfy(to, d.getString("secret"));
            case "webpush" -> new Destination.WebPush(to, d.getString("p256dh"), d.getString("auth"));
            case "feed" -> new Destination.Feed(to);
            default -> throw new IllegalStateException("no channel " + channel + " is known");
        };
    }

    private static Destination.@Nullable Former former(Document d) {
        Date until = d.getDate("formerUntil");
        return until == null ? null : new Destination.Former(d.getString("formerSecret"), until.toInstant());
    }
}
