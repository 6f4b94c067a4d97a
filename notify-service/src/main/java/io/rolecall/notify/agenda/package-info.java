/**
 * What is begun and not finished: ids enter before the work that they stand for is written, and leave after it is done. So what
 * is open is found without looking through what is done. Knows nothing of the work itself.
 */
@NullMarked
package io.rolecall.notify.agenda;

import org.jspecify.annotations.NullMarked;
