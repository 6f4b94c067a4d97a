/**
 * What is kept no longer than it is of use: the clock enters, and what is over leaves the ledger and the deliveries. Never
 * touches what is still to be told.
 */
@NullMarked
package io.rolecall.notify.retain;

import org.jspecify.annotations.NullMarked;
