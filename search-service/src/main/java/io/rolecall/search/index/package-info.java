/**
 * The Lucene index of the open postings: postings enter, a searcher over them leaves, and how far the topic was read is kept
 * in its commits. It is derived and disposable, and never the only place of anything.
 */
@NullMarked
package io.rolecall.search.index;

import org.jspecify.annotations.NullMarked;
