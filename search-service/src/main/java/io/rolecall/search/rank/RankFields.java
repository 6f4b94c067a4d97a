package io.rolecall.search.rank;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Field;
import io.rolecall.query.PostingDocument;
import io.rolecall.query.PostingWords;
import io.rolecall.query.TextWord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * What a document has for ranking alone. One field has the words of all texts, each as often as it counts: a word of the title
 * more than one of the description. It has no positions and no norms, so that the first pass can skip what can't be among the best.
 */
public final class RankFields {
    /** The words with their weights; a stem that is no word of the posting stands behind {@link #STEM}. */
    static final String WORDS = PostingDocument.FORMS;

    /** What the second pass reads: {@link TitleCard}. */
    static final String CARD = "rank.card";

    /** The words of titles, organisations, skills and places, for those who mistype them. */
    static final String SPELLING = "rank.spelling";

    static final char STEM = '~';

    /** Stands before the code of an occupation. */
    static final char OCCUPATION = '@';

    /** One word in a description of usual length; all weights are whole multiples of parts of this. */
    static final int UNIT = 4;

    private static final int TITLE = 10 * UNIT;
    private static final int ORGANIZATION = 5 * UNIT;
    private static final int SKILL = 3 * UNIT;
    private static final int LABEL = 2 * UNIT;
    private static final int TITLED = 8 * UNIT;
    private static final int ASSIGNED = 4 * UNIT;
    private static final int PLACE = 3 * UNIT;

    /** Usual lengths in words; a longer text says less with each. */
    private static final double USUAL_TITLE = 5;

    private static final double USUAL_TEXT = 500;

    private static final FieldType WEIGHTED = new FieldType();
    private static final FieldType PRESENT = new FieldType();

    static {
        WEIGHTED.setTokenized(true);
        WEIGHTED.setOmitNorms(true);
        WEIGHTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WEIGHTED.freeze();
        PRESENT.setTokenized(true);
        PRESENT.setOmitNorms(true);
        PRESENT.setIndexOptions(IndexOptions.DOCS);
        PRESENT.freeze();
    }

    private static final Map<String, String> COUNTRIES = new ConcurrentHashMap<>();

    private RankFields() {}

    /** Adds a posting's fields to its document. */
    public static void add(Document document, AnalysedPosting analysed, PostingWords words) {
        weigh(analysed, words);
        document.add(new org.apache.lucene.document.Field(WORDS, words.forms(), WEIGHTED));
        document.add(new org.apache.lucene.document.Field(SPELLING, new PlainTerms(known(analysed)), PRESENT));
        document.add(new BinaryDocValuesField(CARD, TitleCard.of(analysed).bytes()));
    }

    private static void weigh(AnalysedPosting analysed, PostingWords words) {
        Posting posting = analysed.posting();
        words.weigh(Field.TITLE, TITLE / (0.5 + 0.5 * words.terms(Field.TITLE) / USUAL_TITLE));
        words.weigh(Field.ORGANIZATION, ORGANIZATION);
        // As the words of a query are looked for in them: what every match must have is looked for here alone.
        words.weigh(Field.PLACE, PLACE);
        words.weigh(Field.TEXT, UNIT / (0.5 + 0.5 * words.terms(Field.TEXT) / USUAL_TEXT));
        // A word that is in no text finds nothing: it is on the card alone.
        posting.skills().forEach(s -> TextWord.of(s).forEach(w -> words.weigh(w.form(), SKILL)));
        if (posting.occupation() != null) {
            TextWord.of(posting.occupation().label()).forEach(w -> words.weigh(w.form(), LABEL));
        }
        Set<String> titled = analysed.titled();
        for (String code : analysed.occupations()) {
            words.mark(OCCUPATION + code, titled.contains(code) ? TITLED : ASSIGNED);
        }
    }

    /** What a mistyped word may have been: words as they are written, in small letters. */
    private static Set<String> known(AnalysedPosting analysed) {
        Posting posting = analysed.posting();
        Set<String> known = new LinkedHashSet<>();
        known(posting.title(), analysed.words(Field.TITLE), known);
        known(posting.organization().name(), analysed.words(Field.ORGANIZATION), known);
        posting.skills().forEach(s -> known(s, TextWord.of(s), known));
        places(posting).forEach(p -> known(p, TextWord.of(p), known));
        return known;
    }

    private static void known(String text, List<TextWord> words, Set<String> known) {
        words.forEach(w -> known.add(text.substring(w.start(), w.end()).toLowerCase(Locale.ROOT)));
    }

    /** As they are written in postings and by people: the text, the city, the country. */
    static Set<String> places(Posting posting) {
        Set<String> names = new LinkedHashSet<>();
        posting.locations().forEach(place -> names(place, names));
        posting.applicantLocations().forEach(place -> names(place, names));
        return names;
    }

    private static void names(Location place, Set<String> names) {
        names.add(place.text());
        if (place.city() != null) {
            names.add(place.city());
        }
        if (place.country() != null) {
            names.add(COUNTRIES.computeIfAbsent(place.country(), RankFields::english));
        }
    }

    private static String english(String country) {
        return Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
    }
}
