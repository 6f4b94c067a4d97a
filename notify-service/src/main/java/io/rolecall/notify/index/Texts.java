package io.rolecall.notify.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.Analysis;
import java.util.Arrays;

/** Takes the texts of a posting apart, in one pass, straight into atoms. For one thread. */
final class Texts {
    private final Pieces pieces = new Pieces();
    private Phrases phrases = Phrases.NONE;

    /** The words of one text that a phrase may have: what they set off, and where they stand. */
    private int[][] words = new int[1 << 8][];

    private int[] positions = new int[1 << 8];
    private int count;

    /** Nobody reads it. */
    private int near;

    /** Of the text being read. */
    private int list;

    private int position;

    void of(Posting posting, Vocabulary vocabulary, Held held) {
        Chunks chunks = vocabulary.chunks();
        phrases = vocabulary.phrases();
        int language = Analysis.language(posting.language());
        list = Lists.TITLE;
        text(posting.title(), language, chunks, held);
        for (Term occupation : chunks.titled(posting.title())) {
            take(occupation.lists, 0, held);
        }
        list = Lists.ORGANIZATION;
        text(posting.organization().name(), 0, chunks, held);
        list = Lists.ALL;
        if (posting.occupation() != null) {
            take(chunks.occupation(posting.occupation().code()).lists, 0, held);
        }
        if (!posting.locations().isEmpty()) {
            begin();
            take(
                    chunks.places(
                            posting.applicantLocations().isEmpty() ? posting.locations() : Analysis.places(posting)),
                    held);
            end(held);
        } else if (!posting.applicantLocations().isEmpty()) {
            begin();
            take(chunks.places(posting.applicantLocations()), held);
            end(held);
        }
        text(posting.descriptionText(), language, chunks, held);
    }

    private void begin() {
        count = 0;
        position = 0;
    }

    private void text(String text, int language, Chunks chunks, Held held) {
        begin();
        pieces.of(text);
        for (int ahead = pieces.ahead(); ahead > 0; ahead = pieces.ahead()) {
            near = chunks.near(pieces, ahead, language);
            while (pieces.next()) {
                take(chunks.find(pieces, language), held);
            }
        }
        end(held);
    }

    private void take(Chunk chunk, Held held) {
        Term only = chunk.only;
        if (only != null) {
            take(only.lists, position, held);
            position++;
        } else {
            Term[] terms = chunk.terms;
            for (int i = 0; i < terms.length; i++) {
                take(terms[i].lists, position + chunk.offsets[i], held);
            }
            position += chunk.positions;
        }
    }

    private void take(int[] lists, int at, Held held) {
        if (lists.length > Lists.NONE.length) {
            set(lists, Lists.ALL, held);
            if (list != Lists.ALL) {
                set(lists, list, held);
            }
            if (Lists.inPhrases(lists)) {
                keep(lists, at);
            }
        }
    }

    private static void set(int[] lists, int list, Held held) {
        int to = Lists.to(lists, list);
        for (int i = Lists.from(lists, list); i < to; i++) {
            held.set(lists[i]);
        }
    }

    private void keep(int[] lists, int at) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
        }
        words[count] = lists;
        positions[count++] = at;
    }

    /** Finds the phrases: each word of a text may begin one. */
    private void end(Held held) {
        int there = 0;
        for (int i = 0; i < count; i++) {
            there = positions[i] == positions[there] ? there : i;
            int[] lists = words[i];
            int to = Lists.to(lists, Lists.FIRST);
            for (int n = Lists.from(lists, Lists.FIRST); n < to; n++) {
                if (!before(there, i, Lists.FIRST, lists[n])) {
                    follow(lists[n], i, held);
                }
            }
        }
    }

    /**
     * Whether another word at the same position led there already. A path is followed once: a text of "aa'aa'aa" has the same word
     * three times at each position, and a phrase of many of them would be found in more ways than can be tried.
     */
    private boolean before(int first, int end, int list, int value) {
        for (int i = first; i < end; i++) {
            if (Lists.has(words[i], list, value)) {
                return true;
            }
        }
        return false;
    }

    private void follow(int node, int from, Held held) {
        int[] ends = phrases.ends(node);
        if (ends.length > Lists.NONE.length) {
            set(ends, Lists.ALL, held);
            if (list != Lists.ALL) {
                set(ends, list, held);
            }
        }
        int next = positions[from] + 1;
        int there = from + 1;
        while (there < count && positions[there] < next) {
            there++;
        }
        for (int i = there; i < count && positions[i] == next; i++) {
            int[] lists = words[i];
            int to = Lists.to(lists, Lists.NEXT);
            for (int n = Lists.from(lists, Lists.NEXT); n < to; n++) {
                int child = phrases.child(node, lists[n]);
                if (child != 0 && !before(there, i, Lists.NEXT, lists[n])) {
                    follow(child, i, held);
                }
            }
        }
    }
}
