package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.channel.Phrases;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.query.Query;
import io.rolecall.query.Sentences;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say, in one of their languages. */
public final class Says {
    private static final Sentences REFUSALS = Sentences.refusals();

    private final MessageSource messages;
    private final Locale locale;
    private final Phrases phrases;

    Says(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        this.phrases = Phrases.in(locale);
    }

    /** One criterion, named and told as it was understood. */
    public record Criterion(String name, String value) {}

    String text(String key, Object... filledIn) {
        return messages.getMessage(key, filledIn, locale);
    }

    Locale locale() {
        return locale;
    }

    /** What a form calls the field that somebody filled in. */
    String field(String name) {
        return textOr("criterion." + name, name);
    }

    private String textOr(String key, String other) {
        String text = messages.getMessage(key, null, other, locale);
        return text == null ? other : text;
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** What is wrong with what somebody typed: by its field where people need other words for it than programs. */
    String trouble(InvalidRequestException refused) {
        String english = String.valueOf(refused.getMessage());
        String field = refused.field() == null ? "busy" : refused.field();
        return REFUSALS.in(locale, english)
                .filter(said -> !said.equals(english))
                .orElseGet(() -> textOr(
                        "trouble." + field, String.valueOf(refused.problem().getDetail())));
    }

    /** So many of something. */
    String counted(String key, long number) {
        return text(key + (number == 1 ? ".one" : ".many"), number(number));
    }

    /** What one criterion of a query asks for. */
    String values(Query query, String criterion) {
        List<String> written = query.writtenParameters().getOrDefault(criterion, List.of());
        return least(phrases.either(Words.values(query, criterion, written, phrases)));
    }

    /** So many a day, with a decimal place where there are few. */
    String perDay(double number) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(number < 10 ? 1 : 0);
        return number > 0 && number < 0.1 ? text("preview.seldom") : format.format(number);
    }

    /** A day on somebody's calendar. */
    String day(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(text("day.pattern"), locale).format(instant.atZone(zone));
    }

    /** A day and hour on somebody's clock. */
    String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(text("moment.pattern"), locale).format(instant.atZone(zone));
    }

    /** Where an alert stands. */
    String state(Alert alert) {
        Instant until = alert.pausedUntil();
        return switch (alert.state()) {
            case PAUSED ->
                until == null
                        ? text("state.paused")
                        : text("state.pausedUntil", day(until, alert.schedule().zone()));
            case SUSPENDED -> text("state.suspended", reason(String.valueOf(alert.reason())));
            case ACTIVE -> text("state.active");
            case UNCONFIRMED -> text("state.unconfirmed");
            case DELETED -> text("state.deleted");
        };
    }

    /** That all alerts of somebody are paused; null where they are not. */
    @Nullable String paused(Preferences preferences, ZoneId zone, Instant now) {
        Instant until = preferences.pausedUntil();
        if (until == null || !until.isAfter(now)) {
            return null;
        }
        return until.equals(Preferences.ALWAYS) ? text("all.paused") : text("all.pausedUntil", day(until, zone));
    }

    /** When an alert tells what it has found. */
    String cadence(Schedule schedule) {
        String zone = schedule.zone().getId().replace('_', ' ');
        return switch (schedule.cadence()) {
            case IMMEDIATE -> text("said.immediate");
            case DAILY -> text("said.daily", schedule.at(), zone);
            case WEEKLY ->
                text(
                        "said.weekly",
                        text("weekday." + schedule.weekday().name().toLowerCase(Locale.ROOT)),
                        schedule.at(),
                        zone);
            case MONTHLY -> text("said.monthly", schedule.at(), zone);
        };
    }

    /** The criteria of a query, in its order. A place's circle and a pay's unit are said with the place and the pay. */
    List<Criterion> criteria(Query query) {
        return Words.each(
                query,
                phrases,
                (key, value) -> new Criterion(text("criterion." + key), key.equals("payMin") ? least(value) : value));
    }

    /** The criterion's name says so already. */
    private String least(String pay) {
        String least = text("part.atLeast") + " ";
        return pay.startsWith(least) ? pay.substring(least.length()) : pay;
    }

    /** What an alert is called: by its owner, or by what it asks for. */
    String name(@Nullable String given, Query query) {
        return given != null ? given : Words.line(query, phrases);
    }

    /** A line about a posting, as the ledger keeps it. */
    String fact(String english) {
        return phrases.fact(english);
    }

    /** Why something was not taken. */
    String reason(String english) {
        return phrases.reason(english);
    }
}
