package io.rolecall.notify.index;

/**
 * All alerts at one moment, for readers, with what the numbers in their programs stand for.
 *
 * @param living what the slots in them stand for
 */
record Snapshot<K>(Dictionary dictionary, Segment[] segments, Young young, Living<K> living) {}
