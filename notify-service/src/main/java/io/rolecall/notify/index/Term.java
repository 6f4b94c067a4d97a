package io.rolecall.notify.index;

/** A form as postings of one language have it, with what it sets off; kept up as alerts come. */
final class Term {
    final String form;

    /** {@link Lists}, replaced as a whole. */
    volatile int[] lists;

    Term(String form, int[] lists) {
        this.form = form;
        this.lists = lists;
    }
}
