package io.rolecall.query;

import io.rolecall.query.WordTable.Term;
import io.rolecall.query.WordTable.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The words of one posting on their way into an index. Each is looked up once for all that is kept of it, and comes with the bytes that the
 * index will want, made when some posting had it first. There is one for each thread, and what it hands out is good until the thread
 * reads its next posting.
 */
public final class PostingWords {
    /** Between texts, so that nothing stands next to a word of another. */
    private static final int GAP = 10;

    private static final Field[] ORDER = Field.values();
    private static final ThreadLocal<PostingWords> OF_THREAD = ThreadLocal.withInitial(PostingWords::new);

    private final Pieces pieces = new Pieces();
    private int number;
    private @Nullable AnalysedPosting analysed;
    private @Nullable Inflection inflection;

    /** Those of the posting in the order of their positions, text by text. */
    private Word[] words = new Word[1024];

    /** What each is found by at its position. */
    private BytesRef[] shared = new BytesRef[1024];

    private int[] positions = new int[1024];
    private int count;
    private int last;
    private final int[] starts = new int[ORDER.length + 1];
    private final int[] bases = new int[ORDER.length];

    /** What the posting has, each once. */
    private final List<Term> terms = new ArrayList<>();

    private final WordStream keys = new WordStream(false);
    private final WordStream title = new WordStream(true);
    private final WordStream organization = new WordStream(true);
    private final TermWeights forms = new TermWeights(terms);

    private PostingWords() {}

    /** Reads a posting with what this thread knows of others. */
    public static PostingWords of(AnalysedPosting analysed) {
        PostingWords words = OF_THREAD.get();
        words.read(analysed);
        return words;
    }

    private void read(AnalysedPosting posting) {
        pieces.tidy();
        number++;
        terms.clear();
        analysed = posting;
        inflection = posting.inflection();
        count = 0;
        last = -1;
        for (int f = 0; f < ORDER.length; f++) {
            starts[f] = count;
            bases[f] = f == 0 ? 0 : last + GAP;
            switch (ORDER[f]) {
                case TITLE, ORGANIZATION, PLACE -> {
                    for (Token token : posting.text(ORDER[f]).tokens()) {
                        take(pieces.word(token.form(), inflection), ORDER[f], token.position());
                    }
                }
                case TEXT ->
                    // The one long text is not taken apart once more.
                    pieces.read(
                            posting.posting().descriptionText(),
                            inflection,
                            (word, position) -> take(word, Field.TEXT, position));
            }
        }
        starts[ORDER.length] = count;
    }

    private void take(Word word, Field field, int position) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
            shared = Arrays.copyOf(shared, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
        }
        seen(word);
        words[count] = word;
        shared[count] = inflects(field) ? word.shared : word.bytes;
        last = bases[field.ordinal()] + position;
        positions[count++] = last;
    }

    /** Names have no language. */
    private static boolean inflects(Field field) {
        return field == Field.TITLE || field == Field.TEXT;
    }

    AnalysedPosting analysed() {
        AnalysedPosting read = analysed;
        if (read == null) {
            throw new IllegalStateException("No posting is read");
        }
        return read;
    }

    /** How many terms a text has. */
    public int terms(Field field) {
        return starts[field.ordinal() + 1] - starts[field.ordinal()];
    }

    /** At each position of all texts one term: the marked stem of what inflects, the form of what doesn't. */
    TokenStream keys() {
        return keys.over(words, shared, positions, 0, count, 0);
    }

    /** The forms of the title, each with its marked stem. */
    TokenStream title() {
        return stream(title, Field.TITLE);
    }

    /** The forms of the organisation's name. */
    TokenStream organization() {
        return stream(organization, Field.ORGANIZATION);
    }

    private TokenStream stream(WordStream stream, Field field) {
        int f = field.ordinal();
        return stream.over(words, shared, positions, starts[f], starts[f + 1], bases[f]);
    }

    /**
     * Every form of all texts, and after a tilde every stem that is another, each once and as if it occurred as often as it weighs. Forms
     * that are in no text never are among them: {@link PostingDocument#FORMS}.
     */
    public TokenStream forms() {
        return forms;
    }

    /** Lets each word of a text weigh more, as often as it is there. */
    public void weigh(Field field, double more) {
        for (int i = starts[field.ordinal()]; i < starts[field.ordinal() + 1]; i++) {
            Word word = words[i];
            word.weight += more;
            Term stem = word.stem;
            if (stem != null && inflects(field)) {
                seen(stem);
                stem.weight += more;
            }
        }
    }

    /** Lets a word weigh more if it is in one of the texts. */
    public void weigh(String form, double more) {
        Word word = pieces.word(form, inflection);
        if (word.seenIn == number) {
            word.weight += more;
        }
        if (word.stem != null && word.stem.seenIn == number) {
            word.stem.weight += more;
        }
    }

    /** Adds what is no form nor a stem. */
    public void mark(String mark, double weight) {
        Term term = new Term(mark);
        seen(term);
        term.weight = weight;
    }

    private void seen(Term term) {
        if (term.seenIn != number) {
            term.seenIn = number;
            term.weight = 0;
            terms.add(term);
        }
    }
}
