package io.rolecall.notify.index;

import io.rolecall.posting.Posting;
import java.util.Arrays;

/** One posting against the alerts: what holds for it, and which slots it has been found for. For one thread; used again. */
final class Match {
    /** When the posting being matched was taken up; {@link Long#MAX_VALUE} while there is none. */
    volatile long since = Long.MAX_VALUE;

    private final Held held = new Held();
    private final Texts texts = new Texts();
    private Condition[] known = {};
    private Facts facts;

    private int[] found = new int[1 << 10];
    private int count;

    /** Of alerts that may be found in several ways those that were: by slot a bit, and as a list. */
    private long[] seen = new long[1 << 6];

    private int[] often = new int[1 << 6];

    private int oftenCount;

    private int[] gone = new int[1 << 6];
    private int goneCount;

    /** Atoms that a partition may know. For {@link Segment}, as all that follows. */
    int[] survivors = new int[1 << 11];

    /** Where entries begin that are to be looked at. */
    int[] block = new int[1 << 11];

    int blocks;

    /** Entries that two tests do not decide. */
    int[] entry = new int[1 << 10];

    int pending;

    /** Slots that were found and may be found again. */
    int[] repeat = new int[1 << 10];

    int repeated;

    /** Nobody reads it: what is added up here had to be fetched from memory, and is near when it is needed. */
    int touched;

    /** How many alerts were looked at. */
    int candidates;

    private int turns;

    Match(Posting first) {
        this.facts = new Facts(first);
    }

    /** Takes a posting apart. The alerts that it will be matched against were taken before. */
    void begin(Dictionary dictionary, Posting posting, boolean counted) {
        Atoms atoms = dictionary.atoms();
        count = 0;
        for (int i = 0; i < oftenCount; i++) {
            seen[often[i] >>> 6] = 0;
        }
        oftenCount = 0;
        candidates = 0;
        facts = new Facts(posting);
        known = dictionary.conditions().all();
        held.begin(atoms.count());
        dictionary.facets().of(posting, held);
        texts.of(posting, dictionary.vocabulary(), held);
        if (counted) {
            atoms.count(held);
        }
        if (survivors.length < held.count()) {
            survivors = new int[held.atoms().length];
        }
    }

    /** How many postings it was used for. */
    int turn() {
        return ++turns;
    }

    int candidates() {
        return candidates;
    }

    Held held() {
        return held;
    }

    boolean holds(int literal) {
        if (Literals.later(literal)) {
            int number = Literals.condition(literal);
            return known[number].holds(facts) != Literals.negative(literal);
        }
        return Literals.bit(held.bits(), literal) != 0;
    }

    void found(int slot) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = slot;
    }

    /** So many have been found: those behind the former were written into the array. */
    void foundUpTo(int count) {
        this.count = count;
    }

    /** Makes room for more to be found, and to be put aside. */
    void grow() {
        found = Arrays.copyOf(found, 2 * found.length);
        repeat = Arrays.copyOf(repeat, 2 * repeat.length);
        entry = Arrays.copyOf(entry, 2 * entry.length);
    }

    /** Where entries begin: with room for one more for each atom that holds. */
    int[] roomForBlocks() {
        if (block.length <= blocks + held.count()) {
            block = Arrays.copyOf(block, 2 * (blocks + held.count()));
        }
        return block;
    }

    /** Whether an alert was found already that may be found in several ways. */
    boolean seen(int slot) {
        int word = slot >>> 6;
        return word < seen.length && (seen[word] >>> slot & 1) != 0;
    }

    /** Those that may be found again, when they were not yet. */
    void foundRepeated() {
        for (int i = 0; i < repeated; i++) {
            if (!seen(repeat[i])) {
                foundFirst(repeat[i]);
            }
        }
    }

    /** Of one that may be found again. */
    void foundFirst(int slot) {
        int word = slot >>> 6;
        if (word >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(2 * seen.length, word + 1));
        }
        seen[word] |= 1L << slot;
        found(slot);
        if (oftenCount == often.length) {
            often = Arrays.copyOf(often, 2 * oftenCount);
        }
        often[oftenCount++] = slot;
    }

    /** Leaves out those that live no more. */
    void leaveOut(long[] living) {
        int left = 0;
        goneCount = 0;
        for (int i = 0; i < count; i++) {
            int slot = found[i];
            if (Living.in(living, slot)) {
                found[left++] = slot;
            } else {
                if (goneCount == gone.length) {
                    gone = Arrays.copyOf(gone, 2 * goneCount);
                }
                gone[goneCount++] = slot;
            }
        }
        count = left;
    }

    /** Those that were left out. */
    int[] gone() {
        return gone;
    }

    int goneCount() {
        return goneCount;
    }

    int[] found() {
        return found;
    }

    int count() {
        return count;
    }
}
