/**
 * Whether all works: the alerts, what has come and a canary enter; findings, metrics and errors for the operator leave, and a word to
 * subscribers whose alerts have long found nothing. Changes nothing of what is matched or told.
 */
@NullMarked
package io.rolecall.notify.health;

import org.jspecify.annotations.NullMarked;
