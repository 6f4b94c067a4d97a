package io.rolecall.posting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads moments as we write them, digit by digit: each posting has four. What is written otherwise is left to the usual reader. */
final class MomentReader extends StdDeserializer<Instant> {
    private static final String FORM = "####-##-##T##:##:##";
    private static final int LONGEST = FORM.length() + ".123456789Z".length();

    MomentReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant moment = parser.currentToken() == JsonToken.VALUE_STRING ? plain(parser.getString()) : null;
        return moment == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : moment;
    }

    /** Null where a text is no moment, or not of this form: 2026-11-23T08:30:00Z, or with up to nine digits of a second. */
    static @Nullable Instant plain(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || end >= LONGEST || text.charAt(end) != 'Z' || !formed(text)) {
            return null;
        }
        int nanos = 0;
        if (end > FORM.length()) {
            nanos = fraction(text, end);
            if (nanos < 0) {
                return null;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    private static boolean formed(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == '#' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of a second, in nanoseconds; -1 where it is none. */
    private static int fraction(String text, int end) {
        int nanos = 0;
        int from = FORM.length() + 1;
        if (text.charAt(from - 1) != '.' || from == end) {
            return -1;
        }
        for (int i = from; i < from + 9; i++) {
            char c = i < end ? text.charAt(i) : '0';
            if (c < '0' || c > '9') {
                return -1;
            }
            nanos = 10 * nanos + c - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
