package io.rolecall.query;

/**
 * One term of a text.
 *
 * @param form what is compared
 * @param position of the word in the text, counted in words; several terms may share one
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends
 * @param kind how it came about
 * @param width how many positions it covers: more than 1 only for {@link Kind#JOINED}
 */
record Token(String form, int position, int start, int end, Kind kind, int width) {
    enum Kind {
        /** One of the words of which the text is the sequence. */
        MAIN,
        /** A part by which the word can be found too: the "ingenieur" of "l'ingénieur", the "vue" of "Vue.js". */
        PART,
        /** Words with hyphens between them written as one: the "fulltime" of "full-time". */
        JOINED
    }
}
