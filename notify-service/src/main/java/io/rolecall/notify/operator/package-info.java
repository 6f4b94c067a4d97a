/**
 * The operator's page: their key enters once, and a session shows what works, what was sent to whom, and what is kept how long. Changes
 * nothing but that a failed message is tried again.
 */
@NullMarked
package io.rolecall.notify.operator;

import org.jspecify.annotations.NullMarked;
