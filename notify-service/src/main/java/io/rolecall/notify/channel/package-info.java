/**
 * Brings notices to where they go: a notice that says all enters, a mail or a message leaves, and how the receiver took it is
 * answered. Knows nothing of when and how often; never tries twice by itself.
 */
@NullMarked
package io.rolecall.notify.channel;

import org.jspecify.annotations.NullMarked;
