/**
 * What was found for whom, once: matches enter, one row per alert and vacancy stays whatever is replayed, and rows wait per
 * alert until they are told. Decides nothing about when or how.
 */
@NullMarked
package io.rolecall.notify.ledger;

import org.jspecify.annotations.NullMarked;
