/**
 * The order of what matches: a posting's words with their weights enter an index here, and the best of a match set leave it, in
 * order. Never decides what matches; a prefix is looked for among the forms that it weighs, which are those of the posting's texts.
 */
@NullMarked
package io.rolecall.search.rank;

import org.jspecify.annotations.NullMarked;
