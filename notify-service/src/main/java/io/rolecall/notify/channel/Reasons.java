package io.rolecall.notify.channel;

import io.rolecall.notify.ledger.Why;
import io.rolecall.query.PlaceWanted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why a posting matched, as a line that people read. */
public final class Reasons {
    private static final String OR = " OR ";

    private Reasons() {}

    /** Such as {@code location Berlin: found in its locations: “Berlin, Germany”}. */
    public static String line(Why why) {
        return line(why, Phrases.in(Locale.ENGLISH));
    }

    public static String line(Why why, Phrases phrases) {
        return line(why, List.of(), phrases);
    }

    /** @param places that the alert asks for: reasons call them by their English names, which may be those of other places too */
    public static String line(Why why, List<PlaceWanted> places, Phrases phrases) {
        String name = phrases.name(why.criterion());
        String asked = asked(why.criterion(), why.asked(), places, phrases);
        if (why.unknown()) {
            return phrases.say("why.silent", name, asked);
        }
        if (why.found() == null) {
            return phrases.say("why.fits", name, asked);
        }
        String found = found(why.criterion(), why.found(), phrases);
        return why.field() == null
                ? phrases.say("why.found", name, asked, found)
                : phrases.say("why.found.in", name, asked, found, phrases.name(why.field()));
    }

    private static String asked(String criterion, String text, List<PlaceWanted> places, Phrases phrases) {
        return switch (criterion) {
            case "payMin" -> phrases.fact(text);
            case "country", "applicantCountry", "workplace", "employmentType", "level", "language", "category" ->
                phrases.either(each(criterion, text, OR, phrases));
            case "location" -> {
                String english = places.stream().map(p -> p.place().name()).collect(Collectors.joining(OR));
                yield phrases.either(
                        text.equals(english)
                                ? places.stream()
                                        .map(p -> phrases.place(p.place()))
                                        .toList()
                                : each(criterion, text, OR, phrases));
            }
            default -> text;
        };
    }

    /** Places are said in the posting's own words. */
    private static String found(String criterion, String text, Phrases phrases) {
        return switch (criterion) {
            case "payMin" -> phrases.fact(text);
            case "category" -> phrases.value(criterion, text);
            case "workplace", "employmentType", "level", "language" ->
                String.join(", ", each(criterion, text, ", ", phrases));
            case "applicantCountry" ->
                text.replace("(it is there; who may apply is not said)", phrases.say("part.there"));
            default -> text;
        };
    }

    private static List<String> each(String criterion, String text, String between, Phrases phrases) {
        return Arrays.stream(text.split(Pattern.quote(between)))
                .map(value -> phrases.value(criterion, value))
                .toList();
    }
}
