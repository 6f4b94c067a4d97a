/**
 * What is said while a benchmark runs and when it is over. Figures enter, lines, a table and a JSON file leave; nothing
 * here measures.
 */
@NullMarked
package io.rolecall.bench.report;

import org.jspecify.annotations.NullMarked;
