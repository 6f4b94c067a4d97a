package io.rolecall.notify.index;

import org.jspecify.annotations.Nullable;

/** What stands between two spaces, taken apart once for all texts of a language in which it stands. Immutable. */
final class Chunk {
    /** As {@link Pieces} has them. */
    final long head;

    final long tail;
    final int hash;
    final int length;
    final boolean exact;

    /** How many positions it takes. */
    final int positions;

    /** Its only term, when it has one and at its first position. */
    final @Nullable Term only;

    /** In the order of their positions. */
    final Term[] terms;

    /** Those positions, counted from the first word's. */
    final int[] offsets;

    final String text;

    Chunk(String text, long head, long tail, int hash, boolean exact, Term[] terms, int[] offsets) {
        this.text = text;
        this.head = head;
        this.tail = tail;
        this.hash = hash;
        this.exact = exact;
        this.length = text.length();
        this.terms = terms;
        this.offsets = offsets;
        this.positions = offsets.length == 0 ? 0 : offsets[offsets.length - 1] + 1;
        this.only = terms.length == 1 && offsets[0] == 0 ? terms[0] : null;
    }

    boolean is(Pieces piece) {
        return exact
                ? head == piece.head() && tail == piece.tail() && length == piece.length() && piece.exact()
                : !piece.exact() && piece.same(text);
    }
}
