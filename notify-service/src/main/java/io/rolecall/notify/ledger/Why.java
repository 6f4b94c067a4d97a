package io.rolecall.notify.ledger;

import io.rolecall.query.Reason;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One criterion of the alert and what satisfied it.
 *
 * @param asked what the alert asks for
 * @param unknown whether the posting doesn't say, and is told for that
 * @param field where it was found
 * @param found what was found
 */
public record Why(
        String criterion,
        String asked,
        boolean unknown,
        @Nullable String field,
        @Nullable String found) {
    private static final int LONGEST = 200;

    static Why of(Reason reason) {
        return new Why(
                reason.criterion(),
                brief(reason.asked()),
                reason.unknown(),
                reason.field(),
                reason.found() == null ? null : brief(reason.found()));
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    Document document() {
        return new Document("criterion", criterion)
                .append("asked", asked)
                .append("unknown", unknown)
                .append("field", field)
                .append("found", found);
    }

    static Why of(Document d) {
        return new Why(
                d.getString("criterion"),
                d.getString("asked"),
                d.getBoolean("unknown", false),
                d.getString("field"),
                d.getString("found"));
    }
}
