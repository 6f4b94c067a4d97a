/**
 * Columns in memory: what postings are counted, grouped and ordered by, segment by segment, so that a refresh reads only what
 * is new. Segments of an index enter, counts and orders of sets of documents leave. It knows fields by their names and
 * nothing of postings, and never decides what matches.
 */
@NullMarked
package io.rolecall.search.column;

import org.jspecify.annotations.NullMarked;
