package io.rolecall.query;

/**
 * A stretch of a text.
 *
 * @param start of its first character, in UTF-16 units
 * @param end behind its last character
 */
public record TextSpan(int start, int end) {}
