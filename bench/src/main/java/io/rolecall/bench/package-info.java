/**
 * Starts a benchmark by its name. A command line enters, a table on standard output and a JSON file leave; it never changes what
 * it measures.
 */
@NullMarked
package io.rolecall.bench;

import org.jspecify.annotations.NullMarked;
