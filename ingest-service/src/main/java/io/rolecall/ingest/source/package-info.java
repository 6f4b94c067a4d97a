/**
 * Lists of postings that we fetch: the operator's sources and their schedule enter, each run reads one list and hands its items
 * through the normalizer to the catalog, and closes what a complete list no longer has. One class for each form of list.
 */
@NullMarked
package io.rolecall.ingest.source;

import org.jspecify.annotations.NullMarked;
