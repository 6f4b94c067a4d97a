package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.JsonForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as feeds write them. Which of two numbers is the day is told by the feed's own dates, see {@link Evidence}. */
final class Dates {
    private static final Pattern NUMBERS = Pattern.compile(
            "(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{2,4})\\.?(?:[ T,]+(?:kl\\.? ?|à )?(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2}))?\\s*([AaPp]\\.?[Mm]\\.?)?)?\\b.*");
    private static final String TIME =
            "(?:(?:[ ,]+| at )(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s*(?<half>[AaPp]\\.?[Mm]\\b\\.?))?\\s*(?<zone>[A-Za-z]{1,5}|[+-]\\d{2}:?\\d{2})?)?.*";
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})(?:er|st|nd|rd|th)?\\.?[ -](?:de )?(\\p{L}{3,})\\.?,?[ -](?:de )?(\\d{4}|\\d{2})"
                    + TIME);
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?:\\p{L}+,?\\s+)??(\\p{L}{3,})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})" + TIME);
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen"),
            List.of("feb", "fev"),
            List.of("mar", "mrt", "maa"),
            List.of("apr", "avr", "abr"),
            List.of("may", "mai", "maj", "mei", "mag"),
            List.of("jun", "juin", "giu"),
            List.of("jul", "juil", "lug"),
            List.of("aug", "aou", "ago"),
            List.of("sep", "set"),
            List.of("oct", "okt", "ott"),
            List.of("nov"),
            List.of("dec", "dez", "des", "dic"));
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"));

    private final @Nullable DateTimeFormatter given;
    private final @Nullable Boolean dayFirst;

    private Dates(@Nullable DateTimeFormatter given, @Nullable Boolean dayFirst) {
        this.given = given;
        this.dayFirst = dayFirst;
    }

    /** What a feed's dates tell of their order: 23/04/2026 can be read in one way only, and then so are all others. */
    static final class Evidence {
        private static final Pattern EITHER = Pattern.compile("\\s*(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}(?:\\D.*)?");
        private int dayFirst;
        private int monthFirst;

        void see(String text) {
            if (text.length() >= 8 && text.length() <= 40) {
                Matcher matcher = EITHER.matcher(text);
                if (matcher.matches()) {
                    dayFirst += Integer.parseInt(matcher.group(1)) > 12 ? 1 : 0;
                    monthFirst += Integer.parseInt(matcher.group(2)) > 12 ? 1 : 0;
                }
            }
        }

        /** The reader of this feed's dates; where nothing tells their order, those that need it stay unread. */
        Dates dates(@Nullable String format) {
            return new Dates(
                    format == null ? null : DateTimeFormatter.ofPattern(format, Locale.ENGLISH),
                    dayFirst == monthFirst ? null : dayFirst > monthFirst);
        }
    }

    /** The moment that a text names; a day alone is its beginning, or its end. Empty where it names none for sure. */
    Optional<Instant> read(String text, boolean endOfDay) {
        String line = text.strip().replaceAll("[\\s\u00a0]+", " ");
        if (line.length() < 6 || line.length() > 80) {
            return Optional.empty();
        }
        try {
            Instant moment = given == null ? null : byFormat(given, line, endOfDay);
            moment = moment != null
                    ? moment
                    : JsonForm.moment(line.replaceFirst(" ?(?:UTC|GMT)$", "Z"), endOfDay)
                            .orElse(null);
            return Optional.ofNullable(moment != null ? moment : other(line, endOfDay));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant byFormat(DateTimeFormatter format, String line, boolean endOfDay) {
        try {
            return switch (format.parseBest(line, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case LocalDate day -> day(day, endOfDay);
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant other(String line, boolean endOfDay) {
        if (line.matches("\\d+")) {
            return switch (line.length()) {
                case 8 -> day(LocalDate.parse(line, DateTimeFormatter.BASIC_ISO_DATE), endOfDay);
                case 10 -> Instant.ofEpochSecond(Long.parseLong(line));
                case 13 -> Instant.ofEpochMilli(Long.parseLong(line));
                case 14 ->
                    LocalDateTime.parse(line, DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT))
                            .toInstant(ZoneOffset.UTC);
                default -> null;
            };
        }
        Matcher numbers = NUMBERS.matcher(line);
        if (numbers.matches()) {
            LocalDate day = numbers(numbers);
            return day == null ? null : at(day, numbers, 5, null, endOfDay);
        }
        Matcher dayMonth = DAY_MONTH.matcher(line);
        if (dayMonth.matches() && month(dayMonth.group(2)) > 0) {
            LocalDate day = LocalDate.of(
                    year(dayMonth.group(3)), month(dayMonth.group(2)), Integer.parseInt(dayMonth.group(1)));
            return at(day, dayMonth, 4, dayMonth.group("zone"), endOfDay);
        }
        Matcher monthDay = MONTH_DAY.matcher(line);
        if (monthDay.matches() && month(monthDay.group(1)) > 0) {
            LocalDate day = LocalDate.of(
                    year(monthDay.group(3)), month(monthDay.group(1)), Integer.parseInt(monthDay.group(2)));
            return at(day, monthDay, 4, monthDay.group("zone"), endOfDay);
        }
        return null;
    }

    private @Nullable LocalDate numbers(Matcher m) {
        int a = Integer.parseInt(m.group(1));
        int b = Integer.parseInt(m.group(3));
        if (m.group(1).length() == 4) {
            return LocalDate.of(a, b, Integer.parseInt(m.group(4)));
        }
        int year = year(m.group(4));
        if (a > 12 || m.group(2).equals(".") || a == b) {
            return LocalDate.of(year, b, a);
        } else if (b > 12) {
            return LocalDate.of(year, a, b);
        }
        return dayFirst == null ? null : dayFirst ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
    }

    private static Instant at(LocalDate day, Matcher m, int hourGroup, @Nullable String zone, boolean endOfDay) {
        if (m.group(hourGroup) == null) {
            return day(day, endOfDay);
        }
        int hour = Integer.parseInt(m.group(hourGroup));
        String half = m.pattern() == NUMBERS ? m.group(8) : m.group("half");
        if (half != null) {
            hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        }
        String seconds = m.group(hourGroup + 2);
        LocalTime time = LocalTime.of(
                hour, Integer.parseInt(m.group(hourGroup + 1)), seconds == null ? 0 : Integer.parseInt(seconds));
        return day.atTime(time).atZone(zone(zone)).toInstant();
    }

    private static ZoneId zone(@Nullable String zone) {
        if (zone == null || zone.equals("Z")) {
            return ZoneOffset.UTC;
        }
        String known = ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone);
        return known.matches("[+-].*")
                ? ZoneOffset.of(known.replaceFirst("^(.\\d\\d)(\\d\\d)$", "$1:$2"))
                : ZoneOffset.UTC;
    }

    private static int month(String name) {
        String plain = FieldWords.plain(name);
        for (int i = 11; i >= 0; i--) {
            if (MONTHS.get(i).stream().anyMatch(plain::startsWith)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        return text.length() == 2 ? 2000 + year : year;
    }

    private static Instant day(LocalDate day, boolean endOfDay) {
        return (endOfDay ? day.plusDays(1) : day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
