/**
 * The forms that lists of postings have: a list's documents enter, its items leave as drafts, in the words of the list. One
 * class for each form, which knows where its items are and what their members mean. Never decides what an item's presence or
 * absence changes.
 */
@NullMarked
package io.rolecall.ingest.form;

import org.jspecify.annotations.NullMarked;
