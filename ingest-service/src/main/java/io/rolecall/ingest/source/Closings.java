package io.rolecall.ingest.source;

/**
 * What becomes of postings that a complete list no longer has. Decided by {@link #decide} alone. A list that shrank beyond what
 * is likely is more often a fault of its server than the end of all those postings, so its closings are held until the operator
 * confirms them, or until the list has said the same {@value #IN_A_ROW} times in a row.
 */
sealed interface Closings {
    int IN_A_ROW = 6;

    /** Close them. */
    record Close() implements Closings {}

    /**
     * Leave them open for now.
     *
     * @param reason for the operator
     * @param inARow how many complete lists in a row were held, with this one
     */
    record Hold(String reason, int inARow) implements Closings {}

    /**
     * @param known postings that were open before
     * @param listed items of the list, whatever they are
     * @param vanished of the known, those that the list doesn't name
     * @param nameless items that could not be read so far that one knows which posting they are
     * @param heldBefore how many complete lists before this one in a row were held
     * @param confirmed whether the operator says that it is right
     */
    static Closings decide(int known, int listed, int vanished, int nameless, int heldBefore, boolean confirmed) {
        String doubt;
        if (vanished == 0) {
            return new Close();
        } else if (listed == 0) {
            doubt = "the list is empty";
        } else if (vanished * 2L > known) {
            doubt = vanished + " of " + known + " postings vanished at once";
        } else if (nameless > 0) {
            doubt = nameless + " items can't be read far enough to know which postings they are";
        } else {
            return new Close();
        }
        return confirmed || heldBefore + 1 >= IN_A_ROW ? new Close() : new Hold(doubt, heldBefore + 1);
    }
}
