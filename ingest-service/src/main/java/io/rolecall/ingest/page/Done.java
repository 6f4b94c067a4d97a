package io.rolecall.ingest.page;

import org.jspecify.annotations.Nullable;

/** What was done, told on the page that one is led to afterwards. The address has a word for it, never a text. */
final class Done {
    private Done() {}

    static @Nullable String said(@Nullable String word, @Nullable String source, @Nullable String count) {
        if (word == null) {
            return null;
        }
        String name = source != null && source.matches("[a-z0-9][a-z0-9._-]{0,63}") ? source : "The source";
        long number = count != null && count.matches("[0-9]{1,9}") ? Long.parseLong(count) : 0;
        return switch (word) {
            case "polled" -> name + " is being read. Its counts move while it goes on.";
            case "paused" -> name + " is paused: it is read only when you ask for it. Its postings stay as they are.";
            case "resumed" -> name + " is read again, by its interval.";
            case "confirmed" -> "Confirmed: " + Say.count(number, "posting") + " closed.";
            case "released" -> "Released: " + Say.count(number, "posting") + " stay open.";
            case "saved" -> "Saved. It is read anew within half a minute.";
            case "added" -> "Added. It is read for the first time within half a minute.";
            case "deleted" -> name + " is deleted, and its postings are closed.";
            case "erased" -> name + " is deleted, and its postings are erased.";
            default -> null;
        };
    }
}
