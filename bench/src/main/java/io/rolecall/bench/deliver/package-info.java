/**
 * A morning on which many subscribers have a mail due, with notify-service as operators run it. Alerts and postings enter, mails
 * leave to a catcher, each counted by who was told what; services and stores are processes of their own and may be killed.
 */
@NullMarked
package io.rolecall.bench.deliver;

import org.jspecify.annotations.NullMarked;
