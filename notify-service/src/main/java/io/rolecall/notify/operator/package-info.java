/**
 * The operator's page: whether people are told, what was sent to whom, and what is kept how long. Changes nothing but that a failed
 * message is tried again, and that mail goes again to an address that bounced.
 */
@NullMarked
package io.rolecall.notify.operator;

import org.jspecify.annotations.NullMarked;
