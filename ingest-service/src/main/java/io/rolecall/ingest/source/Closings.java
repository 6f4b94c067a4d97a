package io.rolecall.ingest.source;

import io.rolecall.ingest.form.ListForm.Absence;
import java.util.List;

/**
 * What becomes of postings that a complete list no longer has. Decided by {@link #decide} alone. A list that shrank beyond what
 * is likely is more often a fault of its server than the end of all those postings, so its closings are held until the operator
 * confirms them, or until a posting has been missing from {@value #IN_A_ROW} complete lists in a row.
 */
sealed interface Closings {
    int IN_A_ROW = 6;
    /** A list that is pieced together from pages may miss a posting so often less one by accident. */
    int REPEATED = 4;
    /** The lists whose lengths are remembered, and how many of them a comparison needs. */
    int REMEMBERED = 5;

    int NEEDED = 3;
    /** The fewest that a guard holds: of a list of three, one or two postings are a third or more, and end every week. */
    int FEWEST = 3;

    /** Close what has been missing from so many complete lists in a row, with this one. */
    record Close(int misses) implements Closings {}

    /**
     * Leave what is missing open for now, but for what has been missing from so many complete lists in a row.
     *
     * @param reason for the operator
     */
    record Hold(String reason, int misses) implements Closings {}

    /** Absence says nothing, or the operator has said that it doesn't: it isn't even counted. */
    record Keep() implements Closings {}

    /**
     * @param absence what it means for this form of list
     * @param known postings that were open before
     * @param listed items of the list, whatever they are
     * @param missing of the known, those that the list doesn't name
     * @param nameless items that could not be read so far that one knows which posting they are
     * @param lengths of the last complete lists that nothing was held of, at most {@value #REMEMBERED}
     * @param emptyInARow complete lists in a row that were empty, with this one
     * @param released whether the operator has said that just these are missing rightly and still open
     * @param confirmed whether the operator says that they are to be closed
     */
    record Evidence(
            Absence absence,
            int known,
            int listed,
            int missing,
            int nameless,
            List<Integer> lengths,
            int emptyInARow,
            boolean released,
            boolean confirmed) {}

    static Closings decide(Evidence e) {
        int usual = switch (e.absence) {
            case CLOSES -> 1;
            case CLOSES_WHEN_REPEATED -> REPEATED;
            case SAYS_NOTHING -> 0;
        };
        if (usual == 0) {
            return new Keep();
        } else if (e.missing == 0) {
            return new Close(usual);
        } else if (e.confirmed) {
            return new Close(1);
        } else if (e.released) {
            return new Keep();
        } else if (e.listed == 0) {
            return e.emptyInARow >= IN_A_ROW ? new Close(IN_A_ROW) : new Hold("the list is empty", Integer.MAX_VALUE);
        }
        int median = median(e.lengths);
        boolean several = e.missing >= FEWEST || median - e.listed >= FEWEST;
        if (several && e.listed * 10L < median * 7L) {
            return new Hold("the list has " + e.listed + " items, and the last complete ones had " + median, IN_A_ROW);
        } else if (several && e.missing * 2L > e.known) {
            return new Hold(e.missing + " of " + e.known + " postings vanished at once", IN_A_ROW);
        } else if (e.nameless > 0) {
            return new Hold(e.nameless + " items can't be read far enough to know which postings they are", IN_A_ROW);
        }
        return new Close(usual);
    }

    /** 0 where too few are known. */
    private static int median(List<Integer> lengths) {
        return lengths.size() < NEEDED
                ? 0
                : lengths.stream()
                        .sorted()
                        .skip((lengths.size() - 1) / 2)
                        .findFirst()
                        .orElse(0);
    }
}
