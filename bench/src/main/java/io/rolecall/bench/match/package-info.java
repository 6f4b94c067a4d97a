/**
 * Matching a posting against all alerts: our index, its peers and the floor. Records of the topic and alerts enter,
 * figures leave; nothing is timed before all engines have given the same alerts for each posting.
 */
@NullMarked
package io.rolecall.bench.match;

import org.jspecify.annotations.NullMarked;
