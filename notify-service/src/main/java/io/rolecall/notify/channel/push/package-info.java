/**
 * Web Push: notices leave encrypted for one browser (RFC 8291), signed as from this service (RFC 8292).
 */
@NullMarked
package io.rolecall.notify.channel.push;

import org.jspecify.annotations.NullMarked;
