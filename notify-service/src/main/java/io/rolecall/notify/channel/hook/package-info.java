/**
 * Posts to addresses that others named: webhooks, chats, topics. Connects to checked addresses only, follows nothing, and signs
 * what can be verified.
 */
@NullMarked
package io.rolecall.notify.channel.hook;

import org.jspecify.annotations.NullMarked;
