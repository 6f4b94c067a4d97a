package io.rolecall.search.web;

import static java.time.temporal.ChronoUnit.DAYS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The deadlines of a feed as iCalendar (RFC 5545): an event for each, that keeps its UID and counts its changes, so that a
 * calendar moves it when the deadline moves.
 */
final class Calendar {
    static final String TYPE = "text/calendar";

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder();

    private Calendar() {}

    static byte[] of(Feed feed) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Rolecall//Deadlines//EN");
        calendar.text("NAME", feed.title());
        calendar.text("X-WR-CALNAME", feed.title());
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        for (FeedEntry entry : feed.entries()) {
            if (entry.deadline() != null) {
                calendar.event(entry, entry.deadline(), feed.deadline());
            }
        }
        calendar.line("END:VCALENDAR");
        return calendar.lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(FeedEntry entry, Instant deadline, String said) {
        line("BEGIN:VEVENT");
        text("UID", entry.id());
        line("DTSTAMP:" + MOMENT.format(entry.updated()));
        line("LAST-MODIFIED:" + MOMENT.format(entry.updated()));
        line("SEQUENCE:" + Math.min(Integer.MAX_VALUE, entry.version() - 1));
        // A whole day's end is the next one's beginning, where nobody would look for it.
        String last = MOMENT.format(deadline.equals(deadline.truncatedTo(DAYS)) ? deadline.minusSeconds(1) : deadline);
        line("DTSTART:" + last);
        line("DTEND:" + last);
        text("SUMMARY", said + " " + entry.title());
        text("DESCRIPTION", entry.summary() + "\n" + entry.page());
        line("URL:" + entry.page());
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private void text(String name, String value) {
        line(name + ":"
                + value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replaceAll("\\R", "\\\\n")
                        .replaceAll("\\p{Cntrl}", ""));
    }

    /** Folds after at most 75 bytes, never within a character. */
    private void line(String line) {
        int bytes = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes + size > LONGEST_LINE) {
                lines.append("\r\n ");
                bytes = 1;
            }
            lines.appendCodePoint(c);
            bytes += size;
            i += Character.charCount(c);
        }
        lines.append("\r\n");
    }
}
