/**
 * Postings that others send: requests of any length enter, observations go through the normalizer to the catalog some hundred
 * at a time, and a count of what became of them leaves. Keeps nothing of its own.
 */
@NullMarked
package io.rolecall.ingest.push;

import org.jspecify.annotations.NullMarked;
