package io.rolecall.notify.channel.bounce;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.MailAddress;
import io.rolecall.notify.subscriber.SubscriberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads providers' reports. What is neither bounce nor complaint, and what names no mailbox, is passed over. */
final class BounceForms {
    private static final int MOST = 1_000;
    private static final Set<String> POSTMARK_HARD = Set.of("HardBounce", "BadEmailAddress", "ManuallyDeactivated");
    private static final Set<String> POSTMARK_SOFT =
            Set.of("SoftBounce", "Transient", "DnsError", "Blocked", "SMTPApiError", "InboundError");

    private BounceForms() {}

    static List<Bounce> plain(JsonNode json) {
        List<Bounce> found = new ArrayList<>();
        for (JsonNode one : each(json)) {
            String kind = text(one, "kind");
            Bounce.Kind known = switch (kind) {
                case "hard" -> Bounce.Kind.HARD;
                case "soft" -> Bounce.Kind.SOFT;
                case "complaint" -> Bounce.Kind.COMPLAINT;
                default ->
                    throw InvalidRequestException.of(
                            "kind", kind, -1, "is not known; known are complaint, hard, soft.");
            };
            String address = text(one, "address");
            if (!MailAddress.valid(address)) {
                throw InvalidRequestException.of("address", address, -1, "is not a mail address.");
            }
            add(found, known, address, text(one, "message"), text(one, "reason"));
        }
        return found;
    }

    static List<Bounce> postmark(JsonNode json) {
        List<Bounce> found = new ArrayList<>();
        String type = text(json, "Type");
        Bounce.Kind kind = text(json, "RecordType").equals("SpamComplaint") || type.equals("SpamComplaint")
                ? Bounce.Kind.COMPLAINT
                : POSTMARK_HARD.contains(type)
                        ? Bounce.Kind.HARD
                        : POSTMARK_SOFT.contains(type) ? Bounce.Kind.SOFT : null;
        if (kind != null) {
            add(found, kind, text(json, "Email"), text(json, "MessageID"), type + " " + text(json, "Details"));
        }
        return found;
    }

    static List<Bounce> mailgun(JsonNode json) {
        JsonNode event = json.path("event-data");
        String what = text(event, "event");
        Bounce.Kind kind = what.equals("complained")
                ? Bounce.Kind.COMPLAINT
                : !what.equals("failed")
                        ? null
                        : text(event, "severity").equals("permanent") ? Bounce.Kind.HARD : Bounce.Kind.SOFT;
        List<Bounce> found = new ArrayList<>();
        if (kind != null) {
            JsonNode status = event.path("delivery-status");
            add(
                    found,
                    kind,
                    text(event, "recipient"),
                    text(event.path("message").path("headers"), "message-id"),
                    what + " " + text(status, "message") + " " + text(status, "description"));
        }
        return found;
    }

    static List<Bounce> sendgrid(JsonNode json) {
        List<Bounce> found = new ArrayList<>();
        for (JsonNode one : each(json)) {
            Bounce.Kind kind = switch (text(one, "event")) {
                case "bounce" -> text(one, "type").equals("blocked") ? Bounce.Kind.SOFT : Bounce.Kind.HARD;
                case "spamreport" -> Bounce.Kind.COMPLAINT;
                default -> null;
            };
            if (kind != null) {
                add(found, kind, text(one, "email"), text(one, "sg_message_id"), text(one, "reason"));
            }
        }
        return found;
    }

    /** @param json the message inside SNS's */
    static List<Bounce> ses(JsonNode json) {
        List<Bounce> found = new ArrayList<>();
        String what = json.has("notificationType") ? text(json, "notificationType") : text(json, "eventType");
        String message = text(json.path("mail"), "messageId");
        if (what.equals("Bounce")) {
            JsonNode bounce = json.path("bounce");
            Bounce.Kind kind = text(bounce, "bounceType").equals("Permanent") ? Bounce.Kind.HARD : Bounce.Kind.SOFT;
            for (JsonNode one : each(bounce.path("bouncedRecipients"))) {
                add(
                        found,
                        kind,
                        text(one, "emailAddress"),
                        message,
                        text(bounce, "bounceSubType") + " " + text(one, "diagnosticCode"));
            }
        } else if (what.equals("Complaint")) {
            JsonNode complaint = json.path("complaint");
            for (JsonNode one : each(complaint.path("complainedRecipients"))) {
                add(
                        found,
                        Bounce.Kind.COMPLAINT,
                        text(one, "emailAddress"),
                        message,
                        text(complaint, "complaintFeedbackType"));
            }
        }
        return found;
    }

    private static void add(List<Bounce> to, Bounce.Kind kind, String address, String message, String reason) {
        // Some providers repeat the name: "Ada" <ada@example.org>.
        String box = address.substring(address.lastIndexOf('<') + 1).replace(">", "");
        if (MailAddress.valid(box) && to.size() < MOST) {
            String mailbox = SubscriberId.of(MailAddress.of("address", box));
            to.add(new Bounce(kind, mailbox, message.isEmpty() ? "report of " + kind : message, reason.strip()));
        }
    }

    private static Iterable<JsonNode> each(JsonNode json) {
        return json.isArray() ? json : json.isObject() ? List.of(json) : List.of();
    }

    static String text(JsonNode json, String name) {
        JsonNode value = json.isObject() ? json.path(name) : MissingNode.getInstance();
        return value.isString() ? value.asString() : "";
    }
}
