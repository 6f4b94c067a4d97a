/**
 * Whether the database is there: its driver's findings enter, two lines of the log and an answer to who must know leave. Stores
 * nothing.
 */
@NullMarked
package io.rolecall.notify.store;

import org.jspecify.annotations.NullMarked;
