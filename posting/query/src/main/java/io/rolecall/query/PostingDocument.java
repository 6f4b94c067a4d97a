package io.rolecall.query;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** A posting as Lucene indexes it. Whoever keeps the index may add fields of their own, for storing, sorting and counting. */
public final class PostingDocument {
    /** The posting's id, stored. */
    public static final String ID = "id";

    /** Words of all texts; a phrase never reaches from one text into the next. */
    public static final String ALL = "all";

    /**
     * At each position of the same texts what a word is found by: its marked stem where it inflects, otherwise its form. So a term
     * stands for what {@link #ALL} has two for; only prefixes aren't found in it.
     */
    public static final String KEYS = "keys";

    /** The forms of the same texts, each once, for prefixes. Who keeps the index adds {@link PostingWords#forms()}, weighed or not. */
    public static final String FORMS = "forms";

    /** Words of the title. */
    public static final String TITLE = "title";

    /** Words of the organisation's name. */
    public static final String ORGANIZATION = "organization";

    /** Codes of occupations that the title names. */
    static final String TITLE_OCCUPATION = "title.occupation";

    /** The same, and the one that was assigned. */
    static final String OCCUPATION = "occupation";

    public static final String COUNTRY = "country";
    public static final String REGION = "region";
    /** From where remote work may be done; {@link Areas#WORLD} for anywhere. */
    public static final String APPLICANT_COUNTRY = "applicantCountry";

    /** Points of cities, for a rough search; the exact degrees are in {@link #POINTS}. */
    public static final String POINT = "point";

    public static final String POINTS = "points";
    public static final String WORKPLACE = "workplace";
    public static final String EMPLOYMENT_TYPE = "employmentType";
    public static final String LEVEL = "level";
    /** The pay's upper end for a year in hundredths of its currency. */
    public static final String PAY = "pay";

    /** The same in hundredths of a euro, {@link ComparablePay#max()}; not there for a currency without a rate. */
    public static final String PAY_EURO = "payEuro";

    public static final String PAY_CURRENCY = "payCurrency";
    public static final String LANGUAGE = "language";
    public static final String CATEGORY = "category";
    public static final String SOURCE = "source";

    /** The term of a criterion that the posting says nothing about. */
    static final String UNKNOWN = "UNKNOWN";

    private static final FieldType WORDS = new FieldType();

    /** The same where nothing is scored by them. */
    private static final FieldType MATCHED = new FieldType();

    static {
        MATCHED.setTokenized(true);
        MATCHED.setOmitNorms(true);
        MATCHED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        MATCHED.freeze();
        WORDS.setTokenized(true);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.freeze();
    }

    private PostingDocument() {}

    /** What documents depend on: those of another version must be made anew, or a search would miss what its alert finds. */
    public static String version() {
        return "words 3, rates of " + ExchangeRates.bundled().date();
    }

    /** Analyses the posting and makes its document. */
    public static Document of(Posting posting) {
        return of(AnalysedPosting.of(posting));
    }

    /** The document of a posting that is already analysed, for {@link LuceneQueries#matching(Query)} and scoring. */
    public static Document of(AnalysedPosting analysed) {
        AnalysedText title = analysed.text(Field.TITLE);
        AnalysedText organization = analysed.text(Field.ORGANIZATION);
        Document document = new Document();
        document.add(new StringField(ID, analysed.posting().id(), Store.YES));
        words(
                document,
                ALL,
                new TermStream(title, organization, analysed.text(Field.PLACE), analysed.text(Field.TEXT)),
                WORDS);
        words(document, TITLE, new TermStream(title), WORDS);
        words(document, ORGANIZATION, new TermStream(organization), WORDS);
        criteria(document, analysed);
        return document;
    }

    /**
     * The same for {@link LuceneQueries#matchingKeys}, which finds the same postings with half as much to be written; nothing can be scored by
     * it, and nothing is stored. It is good until the thread reads its next posting.
     */
    public static Document of(PostingWords words) {
        Document document = new Document();
        document.add(new StringField(ID, words.analysed().posting().id(), Store.NO));
        words(document, KEYS, words.keys(), MATCHED);
        words(document, TITLE, words.title(), MATCHED);
        words(document, ORGANIZATION, words.organization(), MATCHED);
        criteria(document, words.analysed());
        return document;
    }

    private static void words(Document document, String field, TokenStream words, FieldType type) {
        document.add(new org.apache.lucene.document.Field(field, words, type));
    }

    private static void criteria(Document document, AnalysedPosting analysed) {
        Posting posting = analysed.posting();
        analysed.titled().forEach(code -> term(document, TITLE_OCCUPATION, code));
        analysed.occupations().forEach(code -> term(document, OCCUPATION, code));
        places(document, analysed);
        Eligibility.countries(posting).forEach(c -> term(document, APPLICANT_COUNTRY, c));
        term(document, WORKPLACE, posting.workplace().name());
        for (EmploymentType type : posting.employmentTypes()) {
            term(document, EMPLOYMENT_TYPE, type.name());
        }
        if (posting.employmentTypes().isEmpty()) {
            term(document, EMPLOYMENT_TYPE, UNKNOWN);
        }
        term(document, LEVEL, posting.level().name());
        Pay pay = posting.pay();
        if (pay != null) {
            document.add(new LongField(PAY, ComparablePay.top(pay), Store.NO));
            ComparablePay comparable = ComparablePay.of(pay);
            if (comparable != null) {
                document.add(new LongField(PAY_EURO, comparable.max(), Store.NO));
            }
            term(document, PAY_CURRENCY, pay.currency());
        }
        if (posting.language() != null) {
            term(document, LANGUAGE, posting.language());
        }
        Sought category = analysed.category();
        if (category != null) {
            term(document, CATEGORY, category(category));
        }
        term(document, SOURCE, posting.source());
    }

    /** For an index writer: the texts come analysed, and every other field is one term. */
    public static Analyzer analyzer() {
        return new KeywordAnalyzer();
    }

    static String category(Sought category) {
        return String.join(" ", category.readings().getFirst());
    }

    private static void places(Document document, AnalysedPosting analysed) {
        for (Location place : analysed.places()) {
            if (place.country() != null) {
                term(document, COUNTRY, place.country());
            }
            if (place.region() != null) {
                term(document, REGION, place.region());
            }
            if (place.lat() != null && place.lon() != null) {
                document.add(new LatLonPoint(POINT, place.lat(), place.lon()));
            }
        }
        if (analysed.places().stream().anyMatch(p -> p.lat() != null)) {
            document.add(new BinaryDocValuesField(POINTS, Points.encode(analysed.places())));
        }
    }

    private static void term(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
    }
}
