/**
 * A real SMTP server that catches every mail instead of delivering it. Mails enter by SMTP and leave as what a test or the
 * catcher's page shows; none ever leaves this machine.
 */
@NullMarked
package io.rolecall.local.mail;

import org.jspecify.annotations.NullMarked;
