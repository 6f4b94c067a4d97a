package io.rolecall.notify.channel;

import io.rolecall.notify.ledger.Why;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why a posting matched, as a line that people read. */
public final class Reasons {
    private Reasons() {}

    /** Such as {@code location Berlin: found in its locations: “Berlin, Germany”}. */
    public static String line(Why why) {
        return line(why, Phrases.in(Locale.ENGLISH));
    }

    public static String line(Why why, Phrases phrases) {
        String name = phrases.name(why.criterion());
        String asked = said(why.criterion(), why.asked(), " OR ", phrases);
        if (why.unknown()) {
            return phrases.say("why.silent", name, asked);
        }
        if (why.found() == null) {
            return phrases.say("why.fits", name, asked);
        }
        String found = said(why.criterion(), why.found(), ", ", phrases);
        return why.field() == null
                ? phrases.say("why.found", name, asked, found)
                : phrases.say("why.found.in", name, asked, found, phrases.name(why.field()));
    }

    /** @param between what stands between several values */
    private static String said(String criterion, String text, String between, Phrases phrases) {
        return switch (criterion) {
            case "payMin" -> phrases.fact(text);
            case "country", "workplace", "employmentType", "level", "language" ->
                phrases.either(Arrays.stream(text.split(Pattern.quote(between)))
                        .map(value -> phrases.value(criterion, value))
                        .toList());
            case "location" -> text.replace(between.equals(" OR ") ? between : "\0", " " + phrases.say("or") + " ");
            case "applicantCountry" ->
                phrases.value(
                        criterion, text.replace("(it is there; who may apply is not said)", phrases.say("part.there")));
            default -> text;
        };
    }
}
