/**
 * What comes back: bounces and complaints enter from providers and from a mailbox, suppressions leave. Believes nobody who can't
 * show that they speak of a mail of ours.
 */
@NullMarked
package io.rolecall.notify.channel.bounce;

import org.jspecify.annotations.NullMarked;
