/**
 * The way in to the operator's page, the same for each service that has one: the key enters once, and leaves as a session that opens
 * this service's pages and nothing else. Only forms of the session change anything, and what goes wrong is told in a page. What the
 * pages show is the service's own.
 */
@NullMarked
package io.rolecall.http.operator;

import org.jspecify.annotations.NullMarked;
