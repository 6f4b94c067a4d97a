/**
 * How good the order of results is. A folder of real postings enters; queries are derived from it at run time, and nDCG by set of
 * queries leaves, for plain BM25 and for our service. No text of a posting is kept, logged or reported.
 */
@NullMarked
package io.rolecall.bench.relevance;

import org.jspecify.annotations.NullMarked;
