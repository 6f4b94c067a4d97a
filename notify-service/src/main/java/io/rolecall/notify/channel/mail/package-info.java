/**
 * Mails: notices enter, MIME messages leave by pooled connections to the operator's server, no faster than each domain bears. What is
 * refused for good is never written to again.
 */
@NullMarked
package io.rolecall.notify.channel.mail;

import org.jspecify.annotations.NullMarked;
