/**
 * That postings come, and of what kind: each posting that is read enters, and when one was last seen of a source, a category or a
 * language can be asked. Decides nothing.
 */
@NullMarked
package io.rolecall.notify.pulse;

import org.jspecify.annotations.NullMarked;
