package io.rolecall.query;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one analysis in its parts, for who keeps the terms of many postings in another form than {@link AnalysedPosting}. A language
 * is a number here: how its words inflect, 0 where nothing is known of that.
 */
public final class Analysis {
    /** How many languages are told apart. */
    public static final int LANGUAGES = 1 + Inflection.values().length;

    private static final Inflection[] INFLECTIONS = Inflection.values();

    private Analysis() {}

    /** The number of an ISO 639-1 language. */
    public static int language(@Nullable String code) {
        Inflection inflection = Inflection.of(code);
        return inflection == null ? 0 : 1 + inflection.ordinal();
    }

    /** What two forms share that are found by each other in texts of a language: equal, or nothing. */
    public static String key(String form, int language) {
        return AnalysedText.key(form, language == 0 ? null : INFLECTIONS[language - 1]);
    }

    /** Whether a form can be found by others than itself, in some language. */
    public static boolean inflects(String form) {
        return Inflection.inflects(form);
    }

    /**
     * Hands over the terms of a text with their positions, which never go back. No term reaches over a space or a line's end, and none
     * depends on what stands behind one: a text may be cut there, if the positions are counted on.
     */
    public static void each(String text, ObjIntConsumer<String> term) {
        hand(Tokenizer.tokens(text), term);
    }

    /** Where the work of a posting may be done or the worker may live. */
    public static List<Location> places(Posting posting) {
        List<Location> all = new ArrayList<>(posting.locations());
        all.addAll(posting.applicantLocations());
        return all;
    }

    /** The same for the names of a posting's places, as posted and as resolved. */
    public static void eachOfPlaces(List<Location> places, ObjIntConsumer<String> term) {
        hand(PlaceText.tokens(PlaceText.of(places)), term);
    }

    private static void hand(List<Token> tokens, ObjIntConsumer<String> term) {
        for (Token token : tokens) {
            term.accept(token.form(), token.position());
        }
    }

    /** A term for an occupation, which is neither a form nor a stem. */
    public static String occupation(String code) {
        return Occupations.MARK + code;
    }

    /** The terms of the occupations that a title names, with what they are kinds of. */
    public static Set<String> occupationsIn(String title) {
        Set<String> terms = new LinkedHashSet<>();
        for (Occupations.Named named : Occupations.bundled().in(Tokenizer.tokens(title))) {
            named.codes().forEach(code -> terms.add(occupation(code)));
        }
        return terms;
    }

    /** What two categories share that are the same; null where there is no word in it. */
    public static @Nullable List<String> category(String category) {
        return Sought.in(category) ? Sought.of(category, ' ').readings().getFirst() : null;
    }

    /** From which countries a posting's remote work may be done; {@value Areas#WORLD} among them stands for all. */
    public static Set<String> applicantCountries(Posting posting) {
        return Eligibility.countries(posting);
    }
}
