/**
 * Private feeds: what an alert found, for who knows the address. Nothing is sent.
 */
@NullMarked
package io.rolecall.notify.channel.feed;

import org.jspecify.annotations.NullMarked;
