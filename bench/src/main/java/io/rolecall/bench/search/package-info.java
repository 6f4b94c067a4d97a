/**
 * A full page of a search from several engines over the same postings. Postings and searches enter, times and sizes leave, after
 * all engines have agreed on totals and counts.
 */
@NullMarked
package io.rolecall.bench.search;

import org.jspecify.annotations.NullMarked;
