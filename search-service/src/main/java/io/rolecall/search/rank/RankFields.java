package io.rolecall.search.rank;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Field;
import io.rolecall.query.TextWord;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
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
    static final String WORDS = "rank.words";

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

    private final Map<String, Weight> weights;
    private final Set<String> spelling = new LinkedHashSet<>();

    /** What a word has gathered. */
    static final class Weight {
        private double sum;

        private void add(double weight) {
            sum += weight;
        }

        double sum() {
            return sum;
        }
    }

    private RankFields(int terms) {
        this.weights = HashMap.newHashMap(terms);
    }

    /** Adds a posting's fields to its document. */
    public static void add(Document document, AnalysedPosting analysed) {
        RankFields fields = new RankFields(analysed.terms(Field.TEXT));
        fields.weigh(analysed);
        document.add(new org.apache.lucene.document.Field(WORDS, new WeightedTerms(fields.weights), WEIGHTED));
        document.add(new org.apache.lucene.document.Field(SPELLING, WeightedTerms.plain(fields.spelling), PRESENT));
        document.add(new BinaryDocValuesField(CARD, TitleCard.of(analysed).bytes()));
    }

    private void weigh(AnalysedPosting analysed) {
        Posting posting = analysed.posting();
        analysed.eachTerm(Field.TITLE, weighed(TITLE / (0.5 + 0.5 * analysed.terms(Field.TITLE) / USUAL_TITLE)));
        analysed.eachTerm(Field.ORGANIZATION, weighed(ORGANIZATION));
        known(posting.title());
        known(posting.organization().name());
        posting.skills().forEach(s -> words(s, posting, SKILL));
        posting.skills().forEach(this::known);
        if (posting.occupation() != null) {
            words(posting.occupation().label(), posting, LABEL);
        }
        Set<String> titled = analysed.titled();
        analysed.occupations()
                .forEach(code -> weight(OCCUPATION + code).add(titled.contains(code) ? TITLED : ASSIGNED));
        // As the words of a query are looked for in them: what every match must have is looked for here alone.
        analysed.eachTerm(Field.PLACE, weighed(PLACE));
        places(posting).forEach(this::known);
        analysed.eachTerm(Field.TEXT, weighed(UNIT / (0.5 + 0.5 * analysed.terms(Field.TEXT) / USUAL_TEXT)));
    }

    private void words(String text, Posting posting, double weight) {
        BiConsumer<String, String> term = weighed(weight);
        for (TextWord word : TextWord.of(text)) {
            String stem = TextWord.stem(word.form(), posting.language());
            term.accept(word.form(), stem.equals(word.form()) ? stem : STEM + stem);
        }
    }

    /** Among the words that a mistyped one may have been: as written, in small letters. */
    private void known(String text) {
        TextWord.of(text)
                .forEach(w -> spelling.add(text.substring(w.start(), w.end()).toLowerCase(Locale.ROOT)));
    }

    /** As they are written in postings and by people: the text, the city, the country. */
    static Stream<String> places(Posting posting) {
        return Stream.concat(posting.locations().stream(), posting.applicantLocations().stream())
                .flatMap(RankFields::names)
                .distinct();
    }

    private static Stream<String> names(Location place) {
        String country = place.country();
        return Stream.of(
                        place.text(),
                        place.city(),
                        country == null ? null : COUNTRIES.computeIfAbsent(country, RankFields::english))
                .filter(Objects::nonNull);
    }

    private static String english(String country) {
        return Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
    }

    private BiConsumer<String, String> weighed(double weight) {
        return (form, stem) -> {
            weight(form).add(weight);
            if (!stem.equals(form)) {
                weight(stem).add(weight);
            }
        };
    }

    private Weight weight(String word) {
        return weights.computeIfAbsent(word, _ -> new Weight());
    }
}
