package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.PostingDocument;
import io.rolecall.query.PostingWords;
import io.rolecall.search.column.Layout;
import io.rolecall.search.rank.RankFields;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/**
 * What a posting's document has besides the fields that decide matches: what results are sorted and counted by, and the
 * posting itself, so that a search needs nothing but the index.
 */
public final class Columns {
    /** When it was posted, in seconds since 1970: what is sorted by, and what {@code postedWithin} asks. */
    public static final String POSTED = "search.posted";

    /** The posting's id, sortable: the last word between equals, so that pages don't overlap. */
    public static final String ID = "search.id";

    /** The posting itself, {@link StoredPosting}. */
    private static final String STORED = "search.posting";

    /** The yearly pay in hundredths of a euro, by which all pay is compared: what is sorted by. */
    public static final String PAY = "search.pay";

    /** The vacancy that several postings may share: what results are grouped by. */
    public static final String CLUSTER = "search.cluster";

    /** What is kept in memory of each posting. */
    static final Layout LAYOUT = new Layout(
            Arrays.stream(Facet.values()).map(Columns::of).toList(), List.of(POSTED, PAY), CLUSTER, POSTED, ID);

    /** Lucene refuses longer values; real ones are nowhere near. */
    private static final int LONGEST_VALUE = 32_766;

    private Columns() {}

    /** The doc-values field that holds a facet's values. */
    public static String of(Facet facet) {
        return facet.column();
    }

    /** When a posting was posted: what its source says, otherwise when we first saw it. */
    public static Instant posted(Posting posting) {
        return posting.datePosted() != null ? posting.datePosted() : posting.firstSeen();
    }

    /** The posting of a document. */
    public static Posting stored(LeafReader reader, int doc) throws IOException {
        BinaryDocValues stored = reader.getBinaryDocValues(STORED);
        if (stored == null || !stored.advanceExact(doc)) {
            throw new CorruptIndexException("no posting is stored with document " + doc, reader.toString());
        }
        return StoredPosting.read(stored.binaryValue());
    }

    /** A posting as it is indexed; good until the thread makes the next one. */
    public static Document document(Posting posting) {
        AnalysedPosting analysed = AnalysedPosting.of(posting);
        PostingWords words = PostingWords.of(analysed);
        Document document = PostingDocument.of(words);
        RankFields.add(document, analysed, words);
        long seconds = posted(posting).getEpochSecond();
        document.add(new NumericDocValuesField(POSTED, seconds));
        document.add(new SortedDocValuesField(ID, new BytesRef(posting.id())));
        document.add(new BinaryDocValuesField(STORED, StoredPosting.bytes(posting)));
        document.add(new SortedDocValuesField(CLUSTER, new BytesRef(posting.clusterId())));
        IndexableField pay = document.getField(PostingDocument.PAY_EURO);
        Long yearlyPay = pay == null ? null : pay.numericValue().longValue();
        if (yearlyPay != null) {
            document.add(new NumericDocValuesField(PAY, yearlyPay));
        }
        for (Facet facet : Facet.values()) {
            for (String value : facet.values(posting, yearlyPay)) {
                BytesRef bytes = new BytesRef(value);
                if (bytes.length <= LONGEST_VALUE) {
                    document.add(new SortedSetDocValuesField(facet.column(), bytes));
                }
            }
        }
        Suggested.add(document, posting);
        return document;
    }
}
