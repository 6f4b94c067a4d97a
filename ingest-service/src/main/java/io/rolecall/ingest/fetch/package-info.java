/**
 * The way outwards: addresses of sources enter, their documents leave, whole, bounded in size and time, and never from inside
 * the operator's network unless that is allowed. Knows nothing of postings.
 */
@NullMarked
package io.rolecall.ingest.fetch;

import org.jspecify.annotations.NullMarked;
