package io.rolecall.ingest.normalize;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a remote worker may live, by the posting's words: "Remote (US only)", "must be based in Germany or Austria". Only a clear condition
 * on who applies counts, and only countries, states and groups of countries: offices, customers and notices are places too.
 */
final class Residence {
    private static final int LONGEST_SENTENCE = 400;
    private static final int LONGEST_LIST = 300;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}.'’]+|[^\\p{L}\\p{N}\\s]|\\s+");
    private static final Set<String> JOINING = Set.of(
            "and", "or", "of", "the", "in", "und", "oder", "der", "den", "die", "et", "ou", "en", "au", "aux", "la",
            "le", "les", "y", "o", "e", "el", "los", "de", "het", "och", "eller", "i", "either", "any", "bzw.");

    /** "en France ou en Belgique" */
    private static final Pattern BOTH = Pattern.compile(
            " (?:or|and|oder|und|ou|et|o|y|of|en|eller|och) (?:in|within|from|the|in the|der|en|au|aux|la|le|el|i|de|het) (?=\\p{Lu})");

    private Residence() {}

    /** For a remote posting; empty where nothing is clear, and where one may live anywhere. */
    static List<Location> read(String title, String text) {
        Set<Location> found = new LinkedHashSet<>();
        sentence(title, found);
        for (int i = 0; i < text.length() && found.isEmpty(); ) {
            int at = ResidenceWords.next(text, i);
            if (at < 0) {
                break;
            }
            int from = sentenceStart(text, at);
            int to = sentenceEnd(text, at);
            sentence(text.substring(Math.max(from, at - LONGEST_SENTENCE), Math.min(to, at + LONGEST_SENTENCE)), found);
            i = to;
        }
        return found.stream().limit(Regions.MOST).toList();
    }

    private static int sentenceStart(String text, int at) {
        int i = at;
        while (i > 0 && !ends(text, i - 1)) {
            i--;
        }
        return i;
    }

    private static int sentenceEnd(String text, int at) {
        int i = at;
        while (i < text.length() && !ends(text, i)) {
            i++;
        }
        return i == text.length() ? i : i + 1;
    }

    /** A full stop behind a capital is one of "U.S." */
    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        return c == '\n'
                || c == '!'
                || c == '?'
                || c == ';'
                || c == '.'
                        && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))
                        && i > 0
                        && !Character.isUpperCase(text.charAt(i - 1));
    }

    private static void sentence(String sentence, Set<Location> found) {
        List<Location> places = told(sentence, sentence.toLowerCase(Locale.ROOT));
        if (!places.isEmpty() && !ResidenceWords.OTHERWISE.matcher(sentence).find()) {
            found.addAll(places);
        }
    }

    private static List<Location> told(String sentence, String small) {
        Matcher whole = ResidenceWords.WHOLE_COUNTRY.matcher(sentence);
        if (small.contains("weit") && whole.find()) {
            return places(
                    whole.group(1) != null
                            ? "Deutschland"
                            : whole.group(2) != null ? "Europa" : whole.group(3) != null ? "Österreich" : "Schweiz");
        }
        List<Location> places = List.of();
        for (ResidenceWords.Condition condition : ResidenceWords.CONDITIONS) {
            Matcher matcher = condition.maybeIn(small) ? condition.words().matcher(sentence) : null;
            while (matcher != null && places.isEmpty() && matcher.find()) {
                int end = listEnd(sentence, matcher.end());
                if (end > matcher.end()
                        && !ResidenceWords.OTHER_HEAD
                                .matcher(sentence.substring(end))
                                .find()) {
                    places = places(sentence.substring(matcher.end(), end));
                }
            }
        }
        Matcher before = small.contains("only") || small.contains("remote") || small.contains("citizens")
                ? ResidenceWords.BEFORE.matcher(sentence)
                : null;
        while (before != null && places.isEmpty() && before.find()) {
            if (!ResidenceWords.OTHER_HEAD
                    .matcher(sentence.substring(before.end()))
                    .find()) {
                places = places(before.group(1));
            }
        }
        if (places.isEmpty() && small.contains("remot") && small.indexOf(':') > 0) {
            Matcher line = ResidenceWords.LINE_OF_PLACES.matcher(sentence);
            places = line.find() ? places(line.group(1)) : places;
        }
        return places;
    }

    /** Where the capital words, and what joins them, end. */
    private static int listEnd(String sentence, int from) {
        Matcher words = WORD.matcher(sentence).region(from, Math.min(sentence.length(), from + LONGEST_LIST));
        int end = from;
        while (words.find()) {
            String word = words.group();
            char first = word.charAt(0);
            if (Character.isUpperCase(first) && word.length() > 1) {
                end = words.end() - (word.endsWith(".") && word.indexOf('.') == word.length() - 1 ? 1 : 0);
            } else if (Character.isLetterOrDigit(first)
                    ? !JOINING.contains(word)
                    : !Character.isWhitespace(first) && ",/&(-–".indexOf(first) < 0) {
                break;
            }
        }
        return end;
    }

    /** Countries, states and groups; nothing where the words name anything else besides, or a city. */
    static List<Location> places(String words) {
        String list = BOTH.matcher(words.strip()).replaceAll(" or ");
        List<Location> places = Whereabouts.named(list);
        if (list.endsWith("s") && places.stream().anyMatch(place -> place.country() == null)) {
            places = Whereabouts.named(list.substring(0, list.length() - 1)); // "Deutschlands"
        }
        List<Location> kept = new ArrayList<>(places.size());
        for (Location place : places) {
            Location wider = place.city() == null ? place : state(place);
            if (wider == null || wider.country() == null) {
                return List.of();
            }
            kept.add(wider);
        }
        return kept;
    }

    /** In a list of states "New York" and "Washington" are two. */
    private static @Nullable Location state(Location city) {
        if (!city.text().equals("New York") && !city.text().equals("Washington")) {
            return null;
        }
        Location state = Gazetteer.bundled().locate(city.text() + " State");
        return new Location(city.text(), null, state.region(), state.country(), null, null, state.placeId());
    }
}
