/**
 * Who is told, and what they wish for all their alerts: mailboxes and preferences enter, subscribers leave. Knows which alerts
 * are theirs and nothing of what these ask for.
 */
@NullMarked
package io.rolecall.notify.subscriber;

import org.jspecify.annotations.NullMarked;
