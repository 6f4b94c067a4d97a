package io.rolecall.notify.index;

/** All alerts at one moment, for readers. */
record Snapshot(Segment[] segments, Young young) {}
