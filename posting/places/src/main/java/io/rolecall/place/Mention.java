package io.rolecall.place;

/**
 * A stretch of a part that may name places.
 *
 * @param meanings the places it may name, as {@link NameIndex#meanings} gives them
 * @param code whether it is a short word in capitals, as codes of states and countries are
 * @param doubtful whether all its words say nothing of a place elsewhere: "Union City"
 * @param whole whether it is all of its part, but for words like "remote" and "office"
 */
record Mention(int[] meanings, boolean code, boolean doubtful, boolean whole) {}
