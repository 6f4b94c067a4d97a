package io.rolecall.notify.index;

/** All alerts at one moment, for readers, with what the numbers in their programs stand for. */
record Snapshot(Dictionary dictionary, Segment[] segments, Young young) {}
