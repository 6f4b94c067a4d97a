package io.rolecall.search.find;

/**
 * A document that was found.
 *
 * @param segment its place in the view
 * @param doc its number in the segment
 */
record Hit(int segment, int doc) {}
