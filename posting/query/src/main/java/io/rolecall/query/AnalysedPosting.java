package io.rolecall.query;

import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Posting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A posting with its texts taken apart, once, for any number of queries. Immutable. */
public final class AnalysedPosting {
    private final Posting posting;
    private final AnalysedText title;
    private final AnalysedText organization;
    private final AnalysedText place;
    private final @Nullable Inflection inflection;

    /** Taken apart when it is asked for: who fills an index reads it otherwise. */
    private volatile @Nullable AnalysedText text;

    private final @Nullable Sought category;
    private final List<Location> places;
    private final String placeText;
    private final List<Occupations.Named> named;
    private volatile @Nullable Set<String> terms;

    private AnalysedPosting(
            Posting posting, AnalysedText title, @Nullable Inflection inflection, @Nullable AnalysedText text) {
        this.posting = posting;
        this.title = title;
        // A name has no language.
        this.organization = AnalysedText.of(posting.organization().name(), null);
        this.inflection = inflection;
        this.text = text;
        this.category = posting.category() == null || !Sought.in(posting.category())
                ? null
                : Sought.of(posting.category(), ' ');
        List<Location> all = new ArrayList<>(posting.locations());
        all.addAll(posting.applicantLocations());
        this.places = Collections.unmodifiableList(all);
        this.placeText = PlaceText.of(all);
        this.place = AnalysedText.ofPlaces(placeText);
        this.named = Occupations.bundled().in(title.tokens());
    }

    /** One pass over the texts. */
    public static AnalysedPosting of(Posting posting) {
        Inflection inflection = Inflection.of(posting.language());
        return new AnalysedPosting(posting, AnalysedText.of(posting.title(), inflection), inflection, null);
    }

    /** A posting whose longer texts were read already, for the words that matter to one query. */
    static AnalysedPosting of(Posting posting, AnalysedText title, AnalysedText text) {
        return new AnalysedPosting(posting, title, title.inflection(), text);
    }

    /** The posting itself. */
    public Posting posting() {
        return posting;
    }

    /**
     * The words of title, organisation, places and description in folded form, and after a tilde the stems of those that inflect in
     * the posting's language, and its occupations: what {@link Query#anyOfTerms()} speaks of.
     */
    public Set<String> terms() {
        Set<String> known = terms;
        if (known == null) {
            AnalysedText text = text(Field.TEXT);
            Set<String> found = HashSet.newHashSet(text.tokens().size());
            title.addTerms(found);
            organization.addTerms(found);
            place.addTerms(found);
            text.addTerms(found);
            occupations().forEach(code -> found.add(Occupations.MARK + code));
            known = Collections.unmodifiableSet(found);
            terms = known;
        }
        return known;
    }

    /** The words of which a text is the sequence, as {@link TextWord#of} finds them in it. */
    public List<TextWord> words(Field field) {
        return TextWord.of(text(field).tokens());
    }

    /** Where the work may be done or the worker may live. */
    List<Location> places() {
        return places;
    }

    /** The codes of the occupations that the title names, with what they are kinds of. */
    public Set<String> titled() {
        if (named.isEmpty()) {
            return Set.of();
        }
        Set<String> codes = new LinkedHashSet<>();
        named.forEach(n -> codes.addAll(n.codes()));
        return codes;
    }

    /** The same, and the group that ingest-service assigned the posting to. */
    public Set<String> occupations() {
        Occupation assigned = posting.occupation();
        if (assigned == null) {
            return titled();
        }
        Set<String> codes = new LinkedHashSet<>(titled());
        codes.add(assigned.code());
        return codes;
    }

    /** Whether it is a job of one of the occupations, by its title alone or by anything. */
    boolean isOf(List<String> wanted, @Nullable Field only) {
        if (wanted.isEmpty()) {
            return false;
        }
        for (Occupations.Named name : named) {
            if (name.any(wanted)) {
                return true;
            }
        }
        Occupation assigned = posting.occupation();
        return only == null && assigned != null && wanted.contains(assigned.code());
    }

    @Nullable Sought category() {
        return category;
    }

    /** The text that a field is, in which its terms have their places. */
    String written(Field field) {
        return switch (field) {
            case TITLE -> posting.title();
            case ORGANIZATION -> posting.organization().name();
            case PLACE -> placeText;
            case TEXT -> posting.descriptionText();
        };
    }

    AnalysedText text(Field field) {
        return switch (field) {
            case TITLE -> title;
            case ORGANIZATION -> organization;
            case PLACE -> place;
            case TEXT -> {
                AnalysedText known = text;
                if (known == null) {
                    known = AnalysedText.of(posting.descriptionText(), inflection);
                    text = known;
                }
                yield known;
            }
        };
    }

    /** How words of the title and the description inflect; null where nothing is known of that. */
    @Nullable Inflection inflection() {
        return inflection;
    }
}
