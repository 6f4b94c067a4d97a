/**
 * Follows the topic {@code postings}: its records enter, the projection in MongoDB and the search index are brought to the
 * same state, in that order, batch by batch. It never skips a record because something is down, and never lets one that
 * can't be read stop the others.
 */
@NullMarked
package io.rolecall.search.project;

import org.jspecify.annotations.NullMarked;
