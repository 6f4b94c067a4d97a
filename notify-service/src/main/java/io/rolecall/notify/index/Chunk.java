package io.rolecall.notify.index;

/**
 * What stands between two spaces, taken apart once for all texts of a language in which it stands.
 *
 * @param hash of the text, as {@link Chunks} makes it
 * @param terms in the order of their positions
 * @param offsets of those positions from that of the first word
 * @param positions how many positions it takes
 */
record Chunk(String text, int hash, Term[] terms, int[] offsets, int positions) {}
