/**
 * Postings that others send: requests of any length enter, drafts go on to the intake one by one, and a count of what became
 * of them leaves. Keeps nothing of its own.
 */
@NullMarked
package io.rolecall.ingest.push;

import org.jspecify.annotations.NullMarked;
