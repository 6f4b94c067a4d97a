/**
 * Finds: the parameters of a search enter, the postings that match, counted, ordered and marked, leave. It reads the index
 * (and, for one posting by its id, the projection) and never writes.
 */
@NullMarked
package io.rolecall.search.find;

import org.jspecify.annotations.NullMarked;
