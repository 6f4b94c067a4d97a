/**
 * Finds for each new or changed open posting the alerts whose search would show it. Events and alerts enter, rows of the
 * ledger leave; nothing here knows a subscriber or when they want to hear.
 */
@NullMarked
package io.rolecall.notify.match;

import org.jspecify.annotations.NullMarked;
