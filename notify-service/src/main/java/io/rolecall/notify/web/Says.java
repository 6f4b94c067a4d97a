package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.query.PayText;
import io.rolecall.query.PayWanted;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Query;
import io.rolecall.query.Understood;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the pages say, in one of their languages. */
public final class Says {
    private static final Set<String> WITH_ANOTHER = Set.of("radiusKm", "payCurrency", "payPeriod");

    private final MessageSource messages;
    private final Locale locale;

    Says(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** One criterion, named and told as it was understood. */
    public record Criterion(String name, String value) {}

    String text(String key, Object... filledIn) {
        return messages.getMessage(key, filledIn, locale);
    }

    private String textOr(String key, String other) {
        String text = messages.getMessage(key, null, other, locale);
        return text == null ? other : text;
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** What is wrong with what somebody typed: by its field where there are words for it, else as programs are told. */
    String trouble(InvalidRequestException refused) {
        String field = refused.field() == null ? "busy" : refused.field();
        return textOr("trouble." + field, String.valueOf(refused.getMessage()));
    }

    /** So many of something. */
    String counted(String key, long number) {
        return text(key + (number == 1 ? ".one" : ".many"), number(number));
    }

    /** What one criterion of a query asks for. */
    String values(Query query, String criterion) {
        return join(values(query, criterion, query.writtenParameters().getOrDefault(criterion, List.of())));
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

    /** Where an alert stands. */
    String state(Alert alert) {
        Instant until = alert.pausedUntil();
        return switch (alert.state()) {
            case PAUSED ->
                until == null
                        ? text("state.paused")
                        : text("state.pausedUntil", day(until, alert.schedule().zone()));
            case SUSPENDED -> text("state.suspended", String.valueOf(alert.reason()));
            case ACTIVE -> text("state.active");
            case UNCONFIRMED -> text("state.unconfirmed");
            case DELETED -> text("state.deleted");
        };
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
        List<Criterion> said = new ArrayList<>();
        for (Map.Entry<String, List<String>> criterion :
                query.writtenParameters().entrySet()) {
            String key = criterion.getKey();
            List<String> values = values(query, key, criterion.getValue());
            if (!values.isEmpty()) {
                said.add(new Criterion(text("criterion." + key), join(values)));
            }
        }
        return said;
    }

    /** What an alert is called: by its owner, or by what it asks for. */
    String name(@Nullable String given, Query query) {
        return given != null
                ? given
                : criteria(query).stream().map(Criterion::value).collect(Collectors.joining(", "));
    }

    private List<String> values(Query query, String key, List<String> values) {
        if (WITH_ANOTHER.contains(key)
                && !(key.equals("payCurrency") && query.pay().min() == null)) {
            return List.of();
        }
        return switch (key) {
            case "q" -> locale.getLanguage().equals("en") ? spelledOut(query) : values;
            case "location" ->
                query.location().stream().map(p -> place(p, query.radiusKm())).toList();
            case "country", "applicantCountry" -> each(values, this::country);
            case "language" -> each(values, this::language);
            case "workplace" -> each(values, v -> textOr("workplace." + v, v));
            case "employmentType" -> each(values, v -> textOr("employment." + v, v));
            case "level" -> each(values, v -> textOr("level." + v, v));
            case "payMin" -> List.of(pay(query.pay()));
            case "payUnknown" -> List.of(text("pay.stated"));
            default -> values;
        };
    }

    /** With "and", "or" and "not" where the text has its signs for them; there are words for that in English only. */
    private static List<String> spelledOut(Query query) {
        return query.understood().stream()
                .filter(u -> u.criterion().equals("q"))
                .map(Understood::meaning)
                .toList();
    }

    private static List<String> each(Collection<String> values, java.util.function.UnaryOperator<String> said) {
        return values.stream().map(said).toList();
    }

    private String join(List<String> values) {
        return String.join(" " + text("or") + " ", values);
    }

    private String place(PlaceWanted wanted, int radiusKm) {
        String name = wanted.given().startsWith(PlaceWanted.BY_ID)
                ? wanted.place().name() + ", " + country(wanted.place().country())
                : wanted.name().startsWith(PlaceWanted.BY_ID) ? wanted.given() : wanted.name();
        return wanted.place().lat() == null ? name : text("place.within", name, radiusKm);
    }

    private String pay(PayWanted pay) {
        BigDecimal least = pay.min();
        if (least == null) {
            return text("pay.any");
        }
        if (locale.getLanguage().equals("en")) {
            return PayText.of(pay);
        }
        String unit = pay.currencies().isEmpty() ? "" : " " + join(pay.currencies());
        return text(
                "pay.least",
                NumberFormat.getInstance(locale).format(least) + unit,
                text("per." + pay.period().name()));
    }

    private String country(String code) {
        String name = Locale.of("", code).getDisplayCountry(locale);
        return name.isEmpty() ? code : name;
    }

    private String language(String code) {
        String name = Locale.of(code).getDisplayLanguage(locale);
        return name.isEmpty() ? code : name;
    }
}
