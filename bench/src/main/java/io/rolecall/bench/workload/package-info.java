/**
 * Invents postings and alerts. A seed and a number enter, the posting or alert of that number leaves, the same on every
 * machine and in any order; nothing here is timed.
 */
@NullMarked
package io.rolecall.bench.workload;

import org.jspecify.annotations.NullMarked;
