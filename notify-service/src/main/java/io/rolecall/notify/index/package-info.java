/**
 * All live alerts in memory, turned around. Queries enter with the ids of their alerts, postings enter, ids of the alerts that match
 * leave; nothing here knows what an alert is for, and nothing is kept anywhere else.
 */
@NullMarked
package io.rolecall.notify.index;

import org.jspecify.annotations.NullMarked;
