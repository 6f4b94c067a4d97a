/**
 * Tells subscribers what the ledger holds for them: rows that wait enter, mails and webhook messages leave, once. What is due
 * is derived from the stored truth again and again; nothing is only in memory, and nothing is given up silently.
 */
@NullMarked
package io.rolecall.notify.deliver;

import org.jspecify.annotations.NullMarked;
