/**
 * Whether the database is there, and which instances that share it: its driver's findings enter and a beat of each, lines of the log
 * and answers to who must know leave. Knows nothing of what is stored.
 */
@NullMarked
package io.rolecall.notify.store;

import org.jspecify.annotations.NullMarked;
