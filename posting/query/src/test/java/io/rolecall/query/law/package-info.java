/**
 * The law that a search finds exactly the postings for which an alert fires, as a suite that each implementation runs: a table
 * of hard cases, and generated postings and queries. For tests alone.
 */
@NullMarked
package io.rolecall.query.law;

import org.jspecify.annotations.NullMarked;
