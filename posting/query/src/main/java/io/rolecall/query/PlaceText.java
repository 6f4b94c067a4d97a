package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places of a posting as a text that words are looked for in: what was posted, and what it was resolved to. */
final class PlaceText {
    /** Short words that are places. Others ("IT", "CA", "OR", "PA") mean something else to who looks for work. */
    private static final Set<String> SHORT = Set.of("us", "uk", "eu");

    private PlaceText() {}

    /** A line for each different text, followed by the names of the place with what contains it. */
    static String of(List<Location> places) {
        if (places.isEmpty()) {
            return "";
        }
        Set<String> lines = new java.util.LinkedHashSet<>();
        for (Location place : places) {
            lines.add(place.text());
            if (place.country() != null) {
                lines.add(names(place));
            }
        }
        return String.join("\n", lines);
    }

    private static String names(Location place) {
        StringBuilder names = new StringBuilder();
        if (place.city() != null) {
            names.append(place.city()).append(", ");
        }
        if (place.region() != null) {
            name(place.region()).ifPresent(n -> names.append(n).append(", "));
        }
        return names.append(name(String.valueOf(place.country())).orElse("")).toString();
    }

    private static Optional<String> name(String id) {
        return Gazetteer.bundled().byId(id).map(Place::name);
    }

    /** The terms of such a text, without those that are more often no place. */
    static List<Token> tokens(String text) {
        List<Token> kept = new ArrayList<>();
        int dropped = 0;
        int last = -1;
        for (Token token : Tokenizer.tokens(text)) {
            if (token.kind() == Token.Kind.MAIN && ambiguous(token.form())) {
                dropped++;
                last = token.position();
            } else if (token.position() != last) {
                kept.add(new Token(
                        token.form(),
                        token.position() - dropped,
                        token.start(),
                        token.end(),
                        token.kind(),
                        token.width()));
            }
        }
        return kept;
    }

    private static boolean ambiguous(String form) {
        return form.length() <= 2 && form.chars().allMatch(c -> c >= 'a' && c <= 'z') && !SHORT.contains(form);
    }
}
