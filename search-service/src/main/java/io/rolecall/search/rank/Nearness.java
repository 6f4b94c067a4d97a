package io.rolecall.search.rank;

import io.rolecall.query.PostingDocument;
import io.rolecall.query.TextWord;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** How near to each other the words of a sequence stand in the texts of a posting. For the documents of one segment, in their order. */
final class Nearness {
    private static final int MOST_OCCURRENCES = 512;

    private final LeafReader reader;
    private final List<String> forms;
    private final Map<String, @Nullable PostingsEnum[]> byLanguage = new HashMap<>();

    /** Occurrences in the order of their positions: the position, then which form. */
    private final long[] occurrences = new long[MOST_OCCURRENCES];

    /** What was found last: the longest stretch in the sequence's order. */
    private int run;

    /** The shortest stretch with all forms; 0 where a form is missing. */
    private int window;

    Nearness(LeafReader reader, List<String> forms) {
        this.reader = reader;
        this.forms = forms;
    }

    /** The share of the sequence that stands in a row, 0 to 1. */
    double inARow() {
        return forms.size() < 2 ? 0 : Math.max(0, run - 1) / (double) (forms.size() - 1);
    }

    /** How dense all forms stand where they stand densest: 1 where nothing is between them, 0 where one is missing. */
    double density() {
        return window == 0 ? 0 : Math.min(1, forms.size() / (double) window);
    }

    void look(int doc, String language) throws IOException {
        int count = read(doc, language);
        Arrays.sort(occurrences, 0, count);
        run = longest(count);
        window = shortest(count);
    }

    private int read(int doc, String language) throws IOException {
        @Nullable PostingsEnum[] postings = byLanguage.get(language);
        if (postings == null) {
            postings = open(language);
            byLanguage.put(language, postings);
        }
        int count = 0;
        for (int f = 0; f < postings.length; f++) {
            PostingsEnum of = postings[f];
            if (of == null || of.docID() == DocIdSetIterator.NO_MORE_DOCS) {
                continue;
            }
            int at = of.docID() < doc ? of.advance(doc) : of.docID();
            if (at != doc) {
                continue;
            }
            // One word that stands everywhere must not crowd the others out.
            int most = Math.min(of.freq(), MOST_OCCURRENCES / forms.size());
            for (int i = 0; i < most; i++) {
                occurrences[count++] = (long) of.nextPosition() << 32 | f;
            }
        }
        return count;
    }

    private @Nullable PostingsEnum[] open(String language) throws IOException {
        @Nullable PostingsEnum[] postings = new PostingsEnum[forms.size()];
        for (int f = 0; f < postings.length; f++) {
            String term = TextWord.term(forms.get(f), language.isEmpty() ? null : language);
            postings[f] = reader.postings(new Term(PostingDocument.KEYS, term), PostingsEnum.POSITIONS);
        }
        return postings;
    }

    private int longest(int count) {
        int longest = 0;
        int[] runs = new int[forms.size()];
        int[] before = new int[forms.size()];
        int[] ends = new int[forms.size()];
        Arrays.fill(ends, -2);
        for (int i = 0; i < count; i++) {
            int position = (int) (occurrences[i] >>> 32);
            int form = (int) occurrences[i];
            // Of the same position the earlier form comes first, so a run that ends one before is known by now.
            boolean goesOn = form > 0
                    && (ends[form - 1] == position - 1
                            || before[form - 1] == position - 1 && ends[form - 1] == position);
            int length = 1;
            if (goesOn) {
                length = runs[form - 1] + 1;
            }
            before[form] = ends[form];
            ends[form] = position;
            runs[form] = length;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private int shortest(int count) {
        int[] last = new int[forms.size()];
        Arrays.fill(last, -1);
        int missing = forms.size();
        int shortest = 0;
        for (int i = 0; i < count; i++) {
            int position = (int) (occurrences[i] >>> 32);
            int form = (int) occurrences[i];
            missing -= last[form] < 0 ? 1 : 0;
            last[form] = position;
            if (missing == 0) {
                int first = position;
                for (int p : last) {
                    first = Math.min(first, p);
                }
                int length = position - first + 1;
                shortest = shortest == 0 ? length : Math.min(shortest, length);
            }
        }
        return shortest;
    }
}
