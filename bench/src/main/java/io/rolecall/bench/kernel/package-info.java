/**
 * The innermost steps, one by one, under JMH. The same postings as everywhere enter, nanoseconds leave; whole ways are
 * measured elsewhere.
 */
@NullMarked
package io.rolecall.bench.kernel;

import org.jspecify.annotations.NullMarked;
